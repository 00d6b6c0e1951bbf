import {
  organizationCreated,
  organizationUpdated,
  type OrganizationDetails,
  type OrganizationSettings,
} from '@helix/contracts/identity';
import type { Db } from '@helix/db';
import { AppError } from '@helix/runtime';
import type { Actor, Context } from '../../context.ts';
import { actorOf } from '../../event-actor.ts';
import { insertMember } from './member.queries.ts';
import {
  changeOrganization,
  findOrganization,
  insertOrganization,
  isSlugTaken,
  lockOrganization,
} from './organization.queries.ts';
import { slugOf } from './slug.ts';

const maxSlugTries = 99;

/** A further tenant, owned by whoever owns the instance. */
export function createOrganization(
  ctx: Context,
  actor: Actor,
  input: { name: string; slug?: string | undefined },
): Promise<OrganizationDetails> {
  if (!actor.isInstanceOwner) {
    throw new AppError('auth.forbidden', 'Only the owner of this instance creates organizations');
  }
  return ctx.transaction(async (tx) => {
    const createdAt = ctx.now();
    const id = ctx.newId('org');
    const slug = await insertWithFreeSlug(tx.db, { id, name: input.name, createdAt }, input.slug);
    const memberId = ctx.newId('member');
    await insertMember(tx.db, {
      id: memberId,
      organizationId: id,
      userId: actor.userId,
      role: 'owner',
      createdAt,
    });
    tx.emit({
      event: organizationCreated,
      organizationId: id,
      actor: { ...actorOf(actor), id: memberId },
      data: { organization: { id, name: input.name, slug } },
    });
    return getOrganization(tx.db, id);
  });
}

/** A slug that was asked for must be free; one made from the name gets a number when it is not. */
async function insertWithFreeSlug(
  db: Db,
  row: { id: string; name: string; createdAt: Date },
  wanted: string | undefined,
): Promise<string> {
  const plain = wanted ?? slugOf(row.name);
  const tries = wanted === undefined ? maxSlugTries : 1;
  for (let n = 1; n <= tries; n += 1) {
    const slug = n === 1 ? plain : `${plain.slice(0, 47)}-${n}`;
    if (!(await isSlugTaken(db, slug)) && (await insertOrganization(db, { ...row, slug })))
      return slug;
  }
  throw slugTaken(plain);
}

type Changes = {
  name?: string | undefined;
  slug?: string | undefined;
  settings?:
    | { [K in keyof OrganizationSettings]?: OrganizationSettings[K] | undefined }
    | undefined;
};

export function updateOrganization(
  ctx: Context,
  actor: Actor,
  { version, ...changes }: Changes & { version?: number | undefined },
): Promise<OrganizationDetails> {
  const organizationId = actor.organization.id;
  return ctx.transaction(async (tx) => {
    const current = await lockOrganization(tx.db, organizationId);
    if (!current) throw new AppError('resource.not_found', 'No such organization');
    if (version !== undefined && version !== current.version) {
      throw new AppError('resource.version_conflict', 'The organization was changed meanwhile', {
        details: { current },
      });
    }
    const next = applyChanges(current, changes);
    if (next.settings.requireTotp && !current.settings.requireTotp && !actor.totpEnabled) {
      throw new AppError('resource.conflict', 'Set up a second factor of your own first');
    }
    if (next.slug !== current.slug && (await isSlugTaken(tx.db, next.slug))) {
      throw slugTaken(next.slug);
    }
    if (JSON.stringify(next) === JSON.stringify(applyChanges(current, {}))) return current;
    await changeOrganization(tx.db, organizationId, next);
    const organization = await getOrganization(tx.db, organizationId);
    tx.emit({
      event: organizationUpdated,
      organizationId,
      actor: actorOf(actor),
      data: { organization },
    });
    return organization;
  });
}

export async function getOrganization(db: Db, id: string): Promise<OrganizationDetails> {
  const organization = await findOrganization(db, id);
  if (!organization) throw new AppError('resource.not_found', `No organization ${id}`);
  return organization;
}

function applyChanges(current: OrganizationDetails, changes: Changes) {
  const { settings } = current;
  return {
    name: changes.name ?? current.name,
    slug: changes.slug ?? current.slug,
    settings: {
      timeZone: changes.settings?.timeZone ?? settings.timeZone,
      weekStartsOn: changes.settings?.weekStartsOn ?? settings.weekStartsOn,
      requireTotp: changes.settings?.requireTotp ?? settings.requireTotp,
    },
  };
}

const slugTaken = (slug: string) =>
  new AppError('resource.name_taken', `Another organization has the address ${slug}`);
