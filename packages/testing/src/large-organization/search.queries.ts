/** Before texts are written: what finds them is made at the end, in one go. */
export function withoutSearch(): readonly string[] {
  return [
    `alter table tasks disable trigger tasks_search`,
    `alter table comments disable trigger comments_search`,
  ];
}

export function addSearch(): readonly string[] {
  return [
    `insert into task_search (task_id, organization_id, title, vector)
       select id, organization_id, helix_fold(title),
         setweight(helix_words(title), 'A') || setweight(helix_words(description), 'B') from tasks order by id`,
    `insert into comment_search (comment_id, organization_id, vector)
       select id, organization_id, helix_words(body) from comments order by id`,
    `insert into search_words (organization_id, word)
       select distinct organization_id, word from (
         select organization_id, vector from task_search union all select organization_id, vector from comment_search
       ) texts, unnest(tsvector_to_array(vector)) word
       where length(word) between 4 and 30 and word !~ '[0-9]'`,
    `alter table tasks enable trigger tasks_search`,
    `alter table comments enable trigger comments_search`,
  ];
}
