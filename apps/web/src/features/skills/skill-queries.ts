import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readAll, type Client } from '@helix/client';
import {
  diffSkillVersion,
  getSkill,
  getSkillFile,
  listSkillFiles,
  listSkills,
  listSkillTemplates,
  listSkillVersions,
} from '@helix/contracts/skills';

export const skillKeys = {
  all: ['skills'] as const,
  archived: ['skills', 'archived'] as const,
  one: (skillId: string) => ['skill', skillId] as const,
  files: (skillId: string) => ['skill', skillId, 'files'] as const,
  versions: (skillId: string) => ['skill', skillId, 'versions'] as const,
  templates: ['skill-templates'] as const,
};

export const skillsQuery = (client: Client) =>
  queryOptions({
    queryKey: skillKeys.all,
    queryFn: () => readAll((page) => client.call(listSkills, { query: page })),
  });

export const archivedSkillsQuery = (client: Client) =>
  queryOptions({
    queryKey: skillKeys.archived,
    queryFn: () =>
      readAll((page) => client.call(listSkills, { query: { ...page, archived: 'true' } })),
  });

export const skillQuery = (client: Client, skillId: string) =>
  queryOptions({
    queryKey: skillKeys.one(skillId),
    queryFn: () => client.call(getSkill, { params: { skillId } }),
  });

export const skillFilesQuery = (client: Client, skillId: string) =>
  queryOptions({
    queryKey: skillKeys.files(skillId),
    queryFn: async () => (await client.call(listSkillFiles, { params: { skillId } })).items,
  });

/** The bytes of a file never change under their digest. */
export const skillFileTextQuery = (
  client: Client,
  file: { skillId: string; path: string; sha256: string },
) =>
  queryOptions({
    queryKey: ['skill-file', file.sha256, file.path] as const,
    queryFn: async () => {
      const params = { skillId: file.skillId, filePath: file.path };
      return (await client.call(getSkillFile, { params })).text();
    },
  });

export const skillVersionsQuery = (client: Client, skillId: string) =>
  infiniteQueryOptions({
    queryKey: skillKeys.versions(skillId),
    queryFn: ({ pageParam }) =>
      client.call(listSkillVersions, {
        params: { skillId },
        query: { limit: 50, ...(pageParam !== undefined && { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const skillDiffQuery = (
  client: Client,
  { skillId, from, to }: { skillId: string; from: number; to: number },
) =>
  queryOptions({
    queryKey: ['skill-diff', skillId, from, to] as const,
    queryFn: () =>
      client.call(diffSkillVersion, {
        params: { skillId, version: String(to) },
        query: { from: String(from) },
      }),
  });

export const skillTemplatesQuery = (client: Client) =>
  queryOptions({
    queryKey: skillKeys.templates,
    queryFn: async () => (await client.call(listSkillTemplates, {})).items,
  });
