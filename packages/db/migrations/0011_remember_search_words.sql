-- Words are remembered beside what has them, so that a mistyped one can be compared with what there is.
CREATE FUNCTION public.helix_remember_words(tenant text, vector tsvector) RETURNS void LANGUAGE sql
BEGIN ATOMIC
  INSERT INTO public.search_words (organization_id, word)
  SELECT tenant, found.word FROM unnest(tsvector_to_array(vector)) AS found (word)
  WHERE length(found.word) BETWEEN 4 AND 30 AND found.word !~ '[0-9]'
    AND NOT EXISTS (SELECT FROM public.search_words known
      WHERE known.organization_id = tenant AND known.word = found.word);
END;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.helix_index_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found tsvector := setweight(public.helix_words(new.title), 'A') || setweight(public.helix_words(new.description), 'B');
BEGIN
  INSERT INTO public.task_search (task_id, organization_id, title, vector)
  VALUES (new.id, new.organization_id, public.helix_fold(new.title), found)
  ON CONFLICT (task_id) DO UPDATE SET title = excluded.title, vector = excluded.vector;
  PERFORM public.helix_remember_words(new.organization_id, found);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION public.helix_index_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found tsvector := public.helix_words(new.body);
BEGIN
  INSERT INTO public.comment_search (comment_id, organization_id, vector)
  VALUES (new.id, new.organization_id, found)
  ON CONFLICT (comment_id) DO UPDATE SET vector = excluded.vector;
  PERFORM public.helix_remember_words(new.organization_id, found);
  RETURN NULL;
END;
$$;
--> statement-breakpoint
INSERT INTO "search_words" ("organization_id", "word")
SELECT DISTINCT organization_id, found.word FROM (
  SELECT organization_id, vector FROM task_search UNION ALL SELECT organization_id, vector FROM comment_search
) texts, unnest(tsvector_to_array(vector)) AS found (word)
WHERE length(found.word) BETWEEN 4 AND 30 AND found.word !~ '[0-9]';
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'pg_trgm') THEN
    EXECUTE format('CREATE INDEX search_words_similar ON public.search_words USING gin (word %I.gin_trgm_ops)',
      (SELECT nspname FROM pg_catalog.pg_extension JOIN pg_catalog.pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'));
  END IF;
END
$$;
