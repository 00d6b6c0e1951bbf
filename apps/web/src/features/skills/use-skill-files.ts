'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import {
  deleteSkillFile,
  getSkillFile,
  putSkillFile,
  type Skill,
  type SkillFile,
} from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import type { FolderFile } from './folder-zip.ts';
import { messages } from './messages.ts';
import { applySkill } from './skill-patch.ts';
import { skillKeys } from './skill-queries.ts';

const words = messages.files;

/** Files into a skill and out of it; every change is a version of the skill. */
export function useSkillFiles(skill: Skill) {
  const queries = useQueryClient();
  const show = useToast();
  const { offer } = useUndo();
  const keep = (changed: Skill) => {
    applySkill(queries, changed);
    return Promise.all([
      queries.invalidateQueries({ queryKey: skillKeys.files(skill.id) }),
      queries.invalidateQueries({ queryKey: skillKeys.versions(skill.id) }),
    ]);
  };
  const write = async (path: string, data: Blob) => {
    const name = path.split('/').at(-1) ?? path;
    const contentType = data.type === '' ? 'application/octet-stream' : data.type;
    const params = { skillId: skill.id, filePath: path };
    await keep(await client.call(putSkillFile, { params, body: { name, contentType, data } }));
  };
  const put = useMutation({
    mutationFn: async (files: readonly FolderFile[]) => {
      for (const { path, file } of files) {
        try {
          await write(path, file);
          show(words.put(path));
        } catch (error) {
          show(words.notPut(path, messageOf(error)), 'bad');
        }
      }
    },
  });
  const remove = useMutation({
    mutationFn: async ({ path }: SkillFile) => {
      const params = { skillId: skill.id, filePath: path };
      const content = await (await client.call(getSkillFile, { params })).blob();
      await keep(await client.call(deleteSkillFile, { params }));
      return content;
    },
    onSuccess: (content, { path }) =>
      offer({ title: words.removed(path), undo: () => write(path, content) }),
    onError: (error) => show(words.failed(messageOf(error)), 'bad'),
  });
  return { put, remove, write };
}
