"""The tables of `irnk.sqlite`."""

SCHEMA_VERSION = 4
"""A store of another version is rebuilt, never converted."""

TABLES = """
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE files (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  sha256 TEXT NOT NULL, rules TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE failures (path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX failures_by_path ON failures(path);

-- One row per document without its text: all that lists need.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL,
  title TEXT, source TEXT NOT NULL, source_name TEXT NOT NULL,
  date TEXT, first_day TEXT, last_day TEXT, date_origin TEXT,
  words INTEGER NOT NULL, sha256 TEXT NOT NULL, url TEXT, authors TEXT NOT NULL,
  language TEXT, opening TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE INDEX documents_by_date ON documents(first_day IS NULL, first_day, id);
CREATE INDEX documents_by_file ON documents(file);
CREATE INDEX documents_by_source ON documents(source_name, words, first_day, last_day);
CREATE INDEX documents_by_digest ON documents(id, digest);
CREATE INDEX documents_by_text ON documents(sha256);
CREATE TABLE texts (
  number INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE, body TEXT NOT NULL
);
CREATE TABLE versions (sha256 TEXT PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL);
-- Documents left out because a file earlier in order has one with the same id.
CREATE TABLE doubles (id TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (id, file)) WITHOUT ROWID;

-- What the search index held at its last commit.
CREATE TABLE indexed (id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE annotations (
  number INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE,
  text_sha256 TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX annotations_by_version ON annotations(number, version, text_sha256);

-- Words of quotes, speakers and labels, by document; texts are words between single spaces.
CREATE TABLE said (
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  kind TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX said_by_document ON said(document, kind);
CREATE TABLE said_words (
  kind TEXT NOT NULL, word TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  PRIMARY KEY (kind, word, document)
) WITHOUT ROWID;
CREATE INDEX said_words_by_document ON said_words(document);
CREATE TABLE listened (
  number INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE, version TEXT NOT NULL
);

CREATE TABLE entities (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  aliases TEXT NOT NULL, stands_for TEXT, documents INTEGER NOT NULL, mentions INTEGER NOT NULL,
  sources TEXT NOT NULL, is_named INTEGER NOT NULL
);
CREATE INDEX entities_by_size ON entities(documents DESC, mentions DESC, name, id);
CREATE TABLE entity_names (
  name TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entities(number) ON DELETE CASCADE,
  PRIMARY KEY (name, entity)
) WITHOUT ROWID;
CREATE TABLE entity_words (
  word TEXT NOT NULL, entity INTEGER NOT NULL REFERENCES entities(number) ON DELETE CASCADE,
  PRIMARY KEY (word, entity)
) WITHOUT ROWID;
CREATE TABLE entity_mentions (
  entity INTEGER NOT NULL REFERENCES entities(number) ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  mentions TEXT NOT NULL, PRIMARY KEY (entity, document)
) WITHOUT ROWID;
CREATE INDEX entity_mentions_by_document ON entity_mentions(document, entity);

CREATE TABLE events (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT,
  first_day TEXT, origin TEXT NOT NULL, because TEXT NOT NULL, is_locked INTEGER NOT NULL,
  documents INTEGER NOT NULL, copies INTEGER NOT NULL, sources TEXT NOT NULL,
  is_main INTEGER NOT NULL
);
CREATE TABLE accounts (
  event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE, position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  body TEXT NOT NULL, PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE TABLE event_words (
  word TEXT NOT NULL, event INTEGER NOT NULL REFERENCES events(number) ON DELETE CASCADE,
  PRIMARY KEY (word, event)
) WITHOUT ROWID;
CREATE INDEX accounts_by_document ON accounts(document, event);

-- What grouping reads of each document, and what it made of groups of them.
CREATE TABLE gathered (
  number INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE,
  made_from TEXT NOT NULL, body TEXT NOT NULL, words BLOB NOT NULL, times BLOB NOT NULL
);
CREATE TABLE retellings (
  document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
  position INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE TABLE looks (
  number INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE,
  made_from TEXT NOT NULL, body BLOB NOT NULL
);
CREATE TABLE remembered (key TEXT PRIMARY KEY, body BLOB NOT NULL);
"""
