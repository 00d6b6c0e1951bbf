'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { DiffView, SkeletonRows } from '@helix/ui';
import { restoreSkillVersion, skillLimits, updateSkill, type Skill } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { currentOf } from '../../lib/current-of.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { DocumentEditor, EditorTabs, textsOf, VersionHistory } from '../text-editor/index.ts';
import { messages as editorMessages } from '../text-editor/messages.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { applySkill } from './skill-patch.ts';
import { skillDiffQuery, skillKeys, skillVersionsQuery } from './skill-queries.ts';

type SkillProps = { skill: Skill; mayEdit: boolean };

/** The instructions: to write, and as they were. */
export function SkillText({ skill, mayEdit }: SkillProps) {
  const keep = useKeepSkill();
  return (
    <EditorTabs
      description={messages.about}
      editor={
        <DocumentEditor
          documentId={`${skill.id}/SKILL.md`}
          name={messages.form.body}
          current={{ text: skill.body, version: skill.version }}
          maxLength={skillLimits.body}
          isReadOnly={!mayEdit}
          placeholder={messages.form.bodyPlaceholder}
          save={async (body, version) => {
            const params = { skillId: skill.id };
            const saved = await client
              .call(updateSkill, { params, body: { body, version } })
              .catch((error: unknown) => {
                keepCurrent(error, keep);
                throw error;
              });
            keep(saved);
            return { text: saved.body, version: saved.version };
          }}
        />
      }
      history={<SkillHistory skill={skill} mayEdit={mayEdit} />}
    />
  );
}

function SkillHistory({ skill, mayEdit }: SkillProps) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(
    skillVersionsQuery(client, skill.id),
  );
  const keep = useKeepSkill();
  const { offer } = useUndo();
  if (error && !data) return <RequestFailed error={error} />;
  if (!data) return <SkeletonRows label={editorMessages.loading} />;
  const restore = async (version: number) =>
    keep(
      await client.call(restoreSkillVersion, {
        params: { skillId: skill.id, version: String(version) },
      }),
    );
  return (
    <VersionHistory
      versions={data.pages
        .flatMap(({ items }) => items)
        .map(({ version, changedBy, createdAt }) => ({
          version,
          author: changedBy.name,
          at: createdAt,
        }))}
      current={skill.version}
      mayRestore={mayEdit}
      hasMore={hasNextPage}
      onMore={() => void fetchNextPage()}
      renderDiff={(pair) => <SkillVersionDiff skillId={skill.id} {...pair} />}
      restore={async (version) => {
        const before = skill.version;
        await restore(version);
        offer({
          title: editorMessages.restored(skill.name, version),
          undo: () => restore(before),
        });
      }}
    />
  );
}

function SkillVersionDiff({ skillId, from, to }: { skillId: string; from: number; to: number }) {
  const { data, error } = useQuery(skillDiffQuery(client, { skillId, from, to }));
  if (error) return <RequestFailed error={error} />;
  if (!data) return <SkeletonRows label={editorMessages.loading} />;
  const words = messages.versions;
  const facts = [
    ...Object.keys(data.changes).map((field) => words.fields[field] ?? field),
    ...data.files.map(({ path, kind }) => words.fileOf(path, words.files[kind])),
  ];
  return (
    <div className="grid gap-2">
      {facts.length > 0 && (
        <p className="text-sm text-soft">
          {words.changes}: {facts.join(', ')}
        </p>
      )}
      <DiffView
        label={editorMessages.comparing(from, to)}
        {...textsOf(data.body)}
        beforeTitle={editorMessages.version(from)}
        afterTitle={editorMessages.version(to)}
      />
    </div>
  );
}

function useKeepSkill() {
  const queries = useQueryClient();
  return (skill: Skill) => {
    applySkill(queries, skill);
    void queries.invalidateQueries({ queryKey: skillKeys.versions(skill.id) });
    void queries.invalidateQueries({ queryKey: skillKeys.files(skill.id) });
  };
}

/** What is in force instead is told by the refusal. */
function keepCurrent(error: unknown, keep: (skill: Skill) => void): void {
  const current = currentOf<Skill>(error);
  if (current) keep(current);
}
