-- From version 2: who tagged what, codes in full, what lies behind a quote, corrected turns, recordings.

ALTER TABLE code ADD COLUMN include TEXT DEFAULT '' NOT NULL;
ALTER TABLE code ADD COLUMN exclude TEXT DEFAULT '' NOT NULL;
ALTER TABLE code ADD COLUMN archived INTEGER DEFAULT '0' NOT NULL;

ALTER TABLE note ADD COLUMN behind TEXT DEFAULT '' NOT NULL;
ALTER TABLE note ADD COLUMN was TEXT DEFAULT '' NOT NULL;

ALTER TABLE turn ADD COLUMN cues_from INTEGER;

CREATE TABLE media (
	id TEXT NOT NULL,
	interview_id TEXT NOT NULL,
	path TEXT NOT NULL,
	offset_ms INTEGER NOT NULL,
	CONSTRAINT pk_media PRIMARY KEY (id),
	CONSTRAINT uq_media_interview_id UNIQUE (interview_id),
	CONSTRAINT fk_media_interview_id_interview FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE
);

CREATE TABLE tagging_by (
	id TEXT NOT NULL,
	note_id TEXT NOT NULL,
	code_id TEXT NOT NULL,
	tagged_by TEXT NOT NULL,
	tagged_at TEXT NOT NULL,
	CONSTRAINT pk_tagging PRIMARY KEY (id),
	CONSTRAINT uq_tagging_note_id UNIQUE (note_id, code_id, tagged_by),
	CONSTRAINT fk_tagging_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE,
	CONSTRAINT fk_tagging_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

INSERT INTO tagging_by SELECT id, note_id, code_id, tagged_by, tagged_at FROM tagging;
DROP TABLE tagging;
ALTER TABLE tagging_by RENAME TO tagging;

CREATE INDEX ix_tagging_note_id ON tagging (note_id);
CREATE INDEX ix_tagging_code_id ON tagging (code_id);
