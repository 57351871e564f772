-- The schema of the first version of a study, frozen: later versions are steps from here.

CREATE TABLE study (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	product TEXT NOT NULL, 
	question TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_study PRIMARY KEY (id)
);

CREATE TABLE customer (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	company TEXT NOT NULL, 
	role TEXT NOT NULL, 
	segment TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	fit TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_customer PRIMARY KEY (id), 
	CONSTRAINT uq_customer_code UNIQUE (code)
);

CREATE TABLE transcript_text (
	id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_transcript_text PRIMARY KEY (id)
);

CREATE TABLE asset (
	id TEXT NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_asset PRIMARY KEY (id)
);

CREATE TABLE counter (
	id TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (id)
);

CREATE TABLE code (
	id TEXT NOT NULL, 
	parent_id TEXT, 
	handle TEXT NOT NULL, 
	name TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	tone TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	description TEXT NOT NULL, 
	voice TEXT NOT NULL, 
	suggests TEXT NOT NULL, 
	"exclusive" INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_code PRIMARY KEY (id), 
	CONSTRAINT fk_code_parent_id_code FOREIGN KEY(parent_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE board (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	CONSTRAINT pk_board PRIMARY KEY (id)
);

CREATE TABLE job (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	when_i TEXT NOT NULL, 
	help_me TEXT NOT NULL, 
	so_i_can TEXT NOT NULL, 
	status TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_job PRIMARY KEY (id)
);

CREATE TABLE criterion (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	question TEXT NOT NULL, 
	weight INTEGER NOT NULL, 
	higher_is_better INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	CONSTRAINT pk_criterion PRIMARY KEY (id)
);

CREATE TABLE guide (
	id TEXT NOT NULL, 
	handle TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	note TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	CONSTRAINT pk_guide PRIMARY KEY (id)
);

CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	command TEXT NOT NULL, 
	label TEXT NOT NULL, 
	merge_key TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at TEXT NOT NULL, 
	undone INTEGER NOT NULL
);

CREATE TABLE interview (
	id TEXT NOT NULL, 
	customer_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	held_on TEXT NOT NULL, 
	interviewer TEXT NOT NULL, 
	consent TEXT NOT NULL, 
	quote_ok TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT fk_interview_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE TABLE zone (
	id TEXT NOT NULL, 
	board_id TEXT NOT NULL, 
	parent_id TEXT, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	x INTEGER NOT NULL, 
	y INTEGER NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	CONSTRAINT pk_zone PRIMARY KEY (id), 
	CONSTRAINT fk_zone_board_id_board FOREIGN KEY(board_id) REFERENCES board (id) ON DELETE CASCADE, 
	CONSTRAINT fk_zone_parent_id_zone FOREIGN KEY(parent_id) REFERENCES zone (id) ON DELETE CASCADE
);

CREATE TABLE job_theme (
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	part TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	CONSTRAINT pk_job_theme PRIMARY KEY (id), 
	CONSTRAINT uq_job_theme_job_id UNIQUE (job_id, code_id), 
	CONSTRAINT fk_job_theme_job_id_job FOREIGN KEY(job_id) REFERENCES job (id) ON DELETE CASCADE, 
	CONSTRAINT fk_job_theme_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE job_score (
	id TEXT NOT NULL, 
	job_id TEXT NOT NULL, 
	criterion_id TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_job_score PRIMARY KEY (id), 
	CONSTRAINT uq_job_score_job_id UNIQUE (job_id, criterion_id), 
	CONSTRAINT fk_job_score_job_id_job FOREIGN KEY(job_id) REFERENCES job (id) ON DELETE CASCADE, 
	CONSTRAINT fk_job_score_criterion_id_criterion FOREIGN KEY(criterion_id) REFERENCES criterion (id) ON DELETE CASCADE
);

CREATE TABLE cx_map (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	job_id TEXT, 
	ordinal INTEGER NOT NULL, 
	CONSTRAINT pk_cx_map PRIMARY KEY (id), 
	CONSTRAINT fk_cx_map_job_id_job FOREIGN KEY(job_id) REFERENCES job (id) ON DELETE SET NULL
);

CREATE TABLE guide_question (
	id TEXT NOT NULL, 
	guide_id TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	follow_up TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	is_closing INTEGER NOT NULL, 
	CONSTRAINT pk_guide_question PRIMARY KEY (id), 
	CONSTRAINT fk_guide_question_guide_id_guide FOREIGN KEY(guide_id) REFERENCES guide (id) ON DELETE CASCADE
);

CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	step_id INTEGER NOT NULL, 
	tbl TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT fk_change_step_id_step FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
);

CREATE TABLE transcript (
	id TEXT NOT NULL, 
	interview_id TEXT NOT NULL, 
	text_id TEXT NOT NULL, 
	asset_id TEXT, 
	filename TEXT NOT NULL, 
	format TEXT NOT NULL, 
	format_name TEXT NOT NULL, 
	words INTEGER NOT NULL, 
	cue_count INTEGER, 
	first_ms INTEGER, 
	last_ms INTEGER, 
	warnings TEXT NOT NULL, 
	imported_at TEXT NOT NULL, 
	CONSTRAINT pk_transcript PRIMARY KEY (id), 
	CONSTRAINT fk_transcript_interview_id_interview FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE, 
	CONSTRAINT fk_transcript_text_id_transcript_text FOREIGN KEY(text_id) REFERENCES transcript_text (id), 
	CONSTRAINT fk_transcript_asset_id_asset FOREIGN KEY(asset_id) REFERENCES asset (id)
);

CREATE TABLE zone_code (
	id TEXT NOT NULL, 
	zone_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	CONSTRAINT pk_zone_code PRIMARY KEY (id), 
	CONSTRAINT uq_zone_code_zone_id UNIQUE (zone_id, code_id), 
	CONSTRAINT fk_zone_code_zone_id_zone FOREIGN KEY(zone_id) REFERENCES zone (id) ON DELETE CASCADE, 
	CONSTRAINT fk_zone_code_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE milestone (
	id TEXT NOT NULL, 
	map_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	phase TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	leap_of_faith TEXT NOT NULL, 
	state TEXT NOT NULL, 
	gap TEXT NOT NULL, 
	mood INTEGER, 
	CONSTRAINT pk_milestone PRIMARY KEY (id), 
	CONSTRAINT fk_milestone_map_id_cx_map FOREIGN KEY(map_id) REFERENCES cx_map (id) ON DELETE CASCADE, 
	CONSTRAINT fk_milestone_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE turn (
	id TEXT NOT NULL, 
	transcript_id TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	speaker TEXT NOT NULL, 
	role TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	start_ms INTEGER, 
	end_ms INTEGER, 
	cues TEXT NOT NULL, 
	CONSTRAINT pk_turn PRIMARY KEY (id), 
	CONSTRAINT fk_turn_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE CASCADE
);

CREATE TABLE note (
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	interview_id TEXT, 
	transcript_id TEXT, 
	start INTEGER, 
	"end" INTEGER, 
	text TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	headline TEXT NOT NULL, 
	memo TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	surprise INTEGER NOT NULL, 
	starred INTEGER NOT NULL, 
	needs_check INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by TEXT NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT uq_note_number UNIQUE (number), 
	CONSTRAINT fk_note_interview_id_interview FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE, 
	CONSTRAINT fk_note_transcript_id_transcript FOREIGN KEY(transcript_id) REFERENCES transcript (id) ON DELETE SET NULL
);

CREATE TABLE cell (
	id TEXT NOT NULL, 
	milestone_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_cell PRIMARY KEY (id), 
	CONSTRAINT uq_cell_milestone_id UNIQUE (milestone_id, code_id), 
	CONSTRAINT fk_cell_milestone_id_milestone FOREIGN KEY(milestone_id) REFERENCES milestone (id) ON DELETE CASCADE, 
	CONSTRAINT fk_cell_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE kpi (
	id TEXT NOT NULL, 
	milestone_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	CONSTRAINT pk_kpi PRIMARY KEY (id), 
	CONSTRAINT uq_kpi_milestone_id UNIQUE (milestone_id), 
	CONSTRAINT fk_kpi_milestone_id_milestone FOREIGN KEY(milestone_id) REFERENCES milestone (id) ON DELETE CASCADE
);

CREATE TABLE tagging (
	id TEXT NOT NULL, 
	note_id TEXT NOT NULL, 
	code_id TEXT NOT NULL, 
	tagged_by TEXT NOT NULL, 
	tagged_at TEXT NOT NULL, 
	CONSTRAINT pk_tagging PRIMARY KEY (id), 
	CONSTRAINT uq_tagging_note_id UNIQUE (note_id, code_id), 
	CONSTRAINT fk_tagging_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE, 
	CONSTRAINT fk_tagging_code_id_code FOREIGN KEY(code_id) REFERENCES code (id) ON DELETE CASCADE
);

CREATE TABLE placement (
	id TEXT NOT NULL, 
	board_id TEXT NOT NULL, 
	note_id TEXT NOT NULL, 
	zone_id TEXT, 
	x INTEGER NOT NULL, 
	y INTEGER NOT NULL, 
	z INTEGER NOT NULL, 
	CONSTRAINT pk_placement PRIMARY KEY (id), 
	CONSTRAINT fk_placement_board_id_board FOREIGN KEY(board_id) REFERENCES board (id) ON DELETE CASCADE, 
	CONSTRAINT fk_placement_note_id_note FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE, 
	CONSTRAINT fk_placement_zone_id_zone FOREIGN KEY(zone_id) REFERENCES zone (id) ON DELETE SET NULL
);

CREATE TABLE kpi_reading (
	id TEXT NOT NULL, 
	kpi_id TEXT NOT NULL, 
	period TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_kpi_reading PRIMARY KEY (id), 
	CONSTRAINT uq_kpi_reading_kpi_id UNIQUE (kpi_id, period), 
	CONSTRAINT fk_kpi_reading_kpi_id_kpi FOREIGN KEY(kpi_id) REFERENCES kpi (id) ON DELETE CASCADE
);

CREATE INDEX ix_code_handle ON code (handle);

CREATE INDEX ix_code_parent_id ON code (parent_id);

CREATE INDEX ix_interview_customer_id ON interview (customer_id);

CREATE INDEX ix_zone_parent_id ON zone (parent_id);

CREATE INDEX ix_zone_board_id ON zone (board_id);

CREATE INDEX ix_job_theme_code_id ON job_theme (code_id);

CREATE INDEX ix_job_theme_job_id ON job_theme (job_id);

CREATE INDEX ix_job_score_criterion_id ON job_score (criterion_id);

CREATE INDEX ix_job_score_job_id ON job_score (job_id);

CREATE INDEX ix_cx_map_job_id ON cx_map (job_id);

CREATE INDEX ix_guide_question_guide_id ON guide_question (guide_id);

CREATE INDEX ix_change_step_id ON change (step_id);

CREATE INDEX ix_transcript_interview_id ON transcript (interview_id);

CREATE INDEX ix_zone_code_code_id ON zone_code (code_id);

CREATE INDEX ix_zone_code_zone_id ON zone_code (zone_id);

CREATE INDEX ix_milestone_map_id ON milestone (map_id);

CREATE INDEX ix_milestone_code_id ON milestone (code_id);

CREATE INDEX ix_turn_transcript_id ON turn (transcript_id);

CREATE INDEX ix_turn_span ON turn (transcript_id, start);

CREATE INDEX ix_note_span ON note (transcript_id, start);

CREATE INDEX ix_note_interview_id ON note (interview_id);

CREATE INDEX ix_cell_milestone_id ON cell (milestone_id);

CREATE INDEX ix_cell_code_id ON cell (code_id);

CREATE INDEX ix_tagging_note_id ON tagging (note_id);

CREATE INDEX ix_tagging_code_id ON tagging (code_id);

CREATE INDEX ix_placement_board_id ON placement (board_id);

CREATE INDEX ix_placement_note_id ON placement (note_id);

CREATE INDEX ix_placement_zone_id ON placement (zone_id);

CREATE INDEX ix_kpi_reading_kpi_id ON kpi_reading (kpi_id);
