'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, SkeletonRows, Textarea, useToast } from '@helix/ui';
import type { Skill, SkillFile } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { RequestFailed } from '../../lib/request-failed.tsx';
import { messages } from './messages.ts';
import { skillFileTextQuery } from './skill-queries.ts';
import { useSkillFiles } from './use-skill-files.ts';

const words = messages.files;
const maxShownBytes = 500_000;
const textTypes = /^text\/|json|xml|yaml|toml|javascript|typescript|x-sh|sql/;
const textNames =
  /\.(md|txt|json|ya?ml|toml|xml|csv|html?|css|[cm]?[jt]sx?|py|rb|sh|sql|go|rs|java|ini|cfg)$/i;

const isText = ({ mediaType, path, size }: SkillFile) =>
  size <= maxShownBytes && (textTypes.test(mediaType) || textNames.test(path));

/** A file of a skill, to read and to change. */
export function SkillFileDialog({
  skill,
  file,
  mayEdit,
  onClose,
}: {
  skill: Skill;
  file: SkillFile;
  mayEdit: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={<span className="font-mono text-base">{file.path}</span>}
    >
      {isText(file) ? (
        <FileText skill={skill} file={file} mayEdit={mayEdit} onClose={onClose} />
      ) : (
        <p className="text-sm text-soft">{words.notText}</p>
      )}
    </Dialog>
  );
}

function FileText({
  skill,
  file,
  mayEdit,
  onClose,
}: {
  skill: Skill;
  file: SkillFile;
  mayEdit: boolean;
  onClose: () => void;
}) {
  const { path, sha256, mediaType } = file;
  const { data, error } = useQuery(skillFileTextQuery(client, { skillId: skill.id, path, sha256 }));
  const [entered, setEntered] = useState<string>();
  const { write } = useSkillFiles(skill);
  const show = useToast();
  const save = useMutation({
    mutationFn: (text: string) => write(path, new Blob([text], { type: mediaType })),
    onSuccess() {
      show(words.put(path));
      onClose();
    },
  });
  if (error) return <RequestFailed error={error} />;
  if (data === undefined) return <SkeletonRows label={words.loading} rows={3} />;
  const text = entered ?? data;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(text);
      }}
    >
      <Textarea
        aria-label={words.text(path)}
        readOnly={!mayEdit}
        spellCheck={false}
        rows={12}
        className="font-mono text-xs!"
        value={text}
        onChange={(event) => setEntered(event.target.value)}
      />
      {save.isError && <RequestFailed error={save.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{words.close}</Button>
        {mayEdit && (
          <Button type="submit" look="primary" disabled={text === data} busy={save.isPending}>
            {words.save}
          </Button>
        )}
      </div>
    </form>
  );
}
