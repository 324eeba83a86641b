-- The guard's local words.

-- name: guard_words
SELECT id, version, word, reading, reason FROM guard_word ORDER BY word

-- name: guard_word_called
SELECT id FROM guard_word WHERE word = :word
