-- Text as it is compared: without accents and case. `foldText` in the contracts does the same.
DO $$
DECLARE
  unicode text := CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_collation WHERE collname = 'und-x-icu')
    THEN 'pg_catalog."und-x-icu"' ELSE 'pg_catalog."default"' END;
BEGIN
  EXECUTE format($body$
    CREATE FUNCTION public.helix_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN octet_length(value) = length(value) THEN lower(value COLLATE pg_catalog."C") COLLATE %1$s
      ELSE lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g') COLLATE %1$s) END;
    $body$, unicode);
  -- Bounded, because a vector has at most a megabyte of words.
  EXECUTE format($body$
    CREATE FUNCTION public.helix_words(value text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN to_tsvector('pg_catalog.simple',
      left(regexp_replace(public.helix_fold(value) COLLATE %1$s, '[^[:alnum:]]+', ' ', 'g'), 200000));
    $body$, unicode);
END
$$;
--> statement-breakpoint
CREATE FUNCTION public.helix_index_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.task_search (task_id, organization_id, title, vector)
  VALUES (new.id, new.organization_id, public.helix_fold(new.title),
    setweight(public.helix_words(new.title), 'A') || setweight(public.helix_words(new.description), 'B'))
  ON CONFLICT (task_id) DO UPDATE SET title = excluded.title, vector = excluded.vector;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE FUNCTION public.helix_index_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.comment_search (comment_id, organization_id, vector)
  VALUES (new.id, new.organization_id, public.helix_words(new.body))
  ON CONFLICT (comment_id) DO UPDATE SET vector = excluded.vector;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER tasks_search AFTER INSERT OR UPDATE OF title, description ON "tasks"
  FOR EACH ROW EXECUTE FUNCTION public.helix_index_task();
--> statement-breakpoint
CREATE TRIGGER comments_search AFTER INSERT OR UPDATE OF body ON "comments"
  FOR EACH ROW EXECUTE FUNCTION public.helix_index_comment();
--> statement-breakpoint
INSERT INTO "task_search" ("task_id", "organization_id", "title", "vector")
SELECT "id", "organization_id", public.helix_fold("title"),
  setweight(public.helix_words("title"), 'A') || setweight(public.helix_words("description"), 'B') FROM "tasks";
--> statement-breakpoint
INSERT INTO "comment_search" ("comment_id", "organization_id", "vector")
SELECT "id", "organization_id", public.helix_words("body") FROM "comments";
--> statement-breakpoint
-- Trigrams find what was mistyped. A database may lack them or not let us add them: search then goes by whole words
-- and their beginnings.
DO $$
BEGIN
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE 'pg_trgm cannot be added (%): mistyped words are not found', SQLERRM;
  END;
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'pg_trgm') THEN
    EXECUTE format('CREATE INDEX task_search_title ON public.task_search USING gin (title %I.gin_trgm_ops) WITH (fastupdate = off)',
      (SELECT nspname FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'));
  END IF;
END
$$;
