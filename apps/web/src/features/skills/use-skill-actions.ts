'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '@helix/ui';
import type { EndpointCall } from '@helix/contracts';
import { archiveSkill, restoreSkill, updateSkill, type Skill } from '@helix/contracts/skills';
import { client } from '../../lib/browser-client.ts';
import { messageOf } from '../../lib/error-message.ts';
import { useUndo } from '../undo/index.ts';
import { messages } from './messages.ts';
import { applySkill } from './skill-patch.ts';
import { skillKeys } from './skill-queries.ts';

/** Putting a skill away and bringing it back are each other's undo. */
export function useSkillActions(skill: Pick<Skill, 'id' | 'name'>) {
  const queries = useQueryClient();
  const { offer } = useUndo();
  const show = useToast();
  const params = { skillId: skill.id };
  const calls = {
    archive: () => client.call(archiveSkill, { params }),
    restore: () => client.call(restoreSkill, { params }),
  };
  const run = useMutation({
    mutationFn: async (name: keyof typeof calls) => applySkill(queries, await calls[name]()),
    onSuccess(_done, name) {
      const opposite = name === 'archive' ? 'restore' : 'archive';
      offer({
        title: messages.done[name](skill.name),
        undo: async () => applySkill(queries, await calls[opposite]()),
      });
    },
    onError: (error) => show(messages.notChanged(skill.name, messageOf(error)), 'bad'),
  });
  return {
    isPending: run.isPending,
    archive: () => run.mutate('archive'),
    restore: () => run.mutate('restore'),
  };
}

type SkillChange = EndpointCall<typeof updateSkill>['body'];

/** Every change is a new version of the skill. */
export function useUpdateSkill(skillId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SkillChange) => client.call(updateSkill, { params: { skillId }, body }),
    onSuccess(skill) {
      applySkill(queries, skill);
      void queries.invalidateQueries({ queryKey: skillKeys.versions(skillId) });
    },
    onError: () => void queries.invalidateQueries({ queryKey: skillKeys.one(skillId) }),
  });
}
