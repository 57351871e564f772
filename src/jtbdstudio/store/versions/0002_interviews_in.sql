-- From version 1: customers in full, stakeholders, guides with boxes, debriefs, advice set aside.

ALTER TABLE study ADD COLUMN mode TEXT DEFAULT 'own_customers' NOT NULL;
ALTER TABLE study ADD COLUMN ideal_customers INTEGER;

ALTER TABLE customer ADD COLUMN channel TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN is_b2b INTEGER DEFAULT '0' NOT NULL;
ALTER TABLE customer ADD COLUMN hired TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN fired TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN first_used_on TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN started_paying_on TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN switched_on TEXT DEFAULT '' NOT NULL;
ALTER TABLE customer ADD COLUMN attributes TEXT DEFAULT '' NOT NULL;

ALTER TABLE interview ADD COLUMN guide_id TEXT CONSTRAINT fk_interview_guide_id_guide REFERENCES guide (id) ON DELETE SET NULL;
ALTER TABLE interview ADD COLUMN partner TEXT DEFAULT '' NOT NULL;
ALTER TABLE interview ADD COLUMN ended_at TEXT DEFAULT '' NOT NULL;
ALTER TABLE interview ADD COLUMN consent_note TEXT DEFAULT '' NOT NULL;

ALTER TABLE guide_question ADD COLUMN handle TEXT DEFAULT '' NOT NULL;
ALTER TABLE guide_question ADD COLUMN box TEXT DEFAULT '' NOT NULL;

ALTER TABLE transcript ADD COLUMN version INTEGER DEFAULT '1' NOT NULL;
ALTER TABLE transcript ADD COLUMN read_as TEXT DEFAULT '' NOT NULL;
ALTER TABLE transcript ADD COLUMN said TEXT DEFAULT '' NOT NULL;

CREATE INDEX ix_interview_guide_id ON interview (guide_id);

CREATE TABLE dismissed_advice (
	id TEXT NOT NULL,
	rule TEXT NOT NULL,
	subject TEXT NOT NULL,
	reason TEXT NOT NULL,
	dismissed_by TEXT NOT NULL,
	dismissed_at TEXT NOT NULL,
	CONSTRAINT pk_dismissed_advice PRIMARY KEY (id),
	CONSTRAINT uq_dismissed_advice_rule UNIQUE (rule, subject)
);

CREATE TABLE stakeholder (
	id TEXT NOT NULL,
	customer_id TEXT NOT NULL,
	ordinal INTEGER NOT NULL,
	label TEXT NOT NULL,
	buyer_role TEXT NOT NULL,
	owns_result INTEGER NOT NULL,
	stance TEXT NOT NULL,
	expected TEXT NOT NULL,
	success TEXT NOT NULL,
	notes TEXT NOT NULL,
	CONSTRAINT pk_stakeholder PRIMARY KEY (id),
	CONSTRAINT fk_stakeholder_customer_id_customer FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE INDEX ix_stakeholder_customer_id ON stakeholder (customer_id);

CREATE TABLE debrief (
	id TEXT NOT NULL,
	interview_id TEXT NOT NULL,
	started_at TEXT NOT NULL,
	finished_at TEXT NOT NULL,
	nothing_surprising INTEGER NOT NULL,
	closing_asked TEXT NOT NULL,
	closing_answer TEXT NOT NULL,
	CONSTRAINT pk_debrief PRIMARY KEY (id),
	CONSTRAINT uq_debrief_interview_id UNIQUE (interview_id),
	CONSTRAINT fk_debrief_interview_id_interview FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE
);

CREATE TABLE debrief_answer (
	id TEXT NOT NULL,
	debrief_id TEXT NOT NULL,
	question TEXT NOT NULL,
	researcher TEXT NOT NULL,
	text TEXT NOT NULL,
	CONSTRAINT pk_debrief_answer PRIMARY KEY (id),
	CONSTRAINT uq_debrief_answer_debrief_id UNIQUE (debrief_id, question, researcher),
	CONSTRAINT fk_debrief_answer_debrief_id_debrief FOREIGN KEY(debrief_id) REFERENCES debrief (id) ON DELETE CASCADE
);

CREATE INDEX ix_debrief_answer_debrief_id ON debrief_answer (debrief_id);

