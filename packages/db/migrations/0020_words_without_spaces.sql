-- What is written without spaces is kept character by character, so that any part of it is found.
DO $$
DECLARE
  unicode text := CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'und-x-icu')
    THEN 'pg_catalog."und-x-icu"' ELSE 'pg_catalog."default"' END;
BEGIN
  EXECUTE format($body$
    CREATE OR REPLACE FUNCTION public.helix_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length(value) = length(value) THEN lower(value COLLATE pg_catalog."C") COLLATE %1$s
      ELSE lower(normalize(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g'), NFC) COLLATE %1$s) END;
    $body$, unicode);
  EXECUTE format($body$
    CREATE OR REPLACE FUNCTION public.helix_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('pg_catalog.simple', left(
      CASE WHEN octet_length(value) = length(value)
        THEN regexp_replace(public.helix_fold(value) COLLATE %1$s, '[^[:alnum:]]+', ' ', 'g')
        ELSE regexp_replace(regexp_replace(public.helix_fold(value) COLLATE %1$s, '[^[:alnum:]]+', ' ', 'g'),
          '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g')
      END, 200000));
    $body$, unicode);
END
$$;
--> statement-breakpoint
UPDATE "task_search" SET "title" = public.helix_fold(tasks.title),
  "vector" = setweight(public.helix_words(tasks.title), 'A') || setweight(public.helix_words(tasks.description), 'B')
FROM "tasks" WHERE tasks.id = task_search.task_id AND octet_length(tasks.title || tasks.description) <> length(tasks.title || tasks.description);
--> statement-breakpoint
UPDATE "comment_search" SET "vector" = public.helix_words(comments.body)
FROM "comments" WHERE comments.id = comment_search.comment_id AND octet_length(comments.body) <> length(comments.body);
