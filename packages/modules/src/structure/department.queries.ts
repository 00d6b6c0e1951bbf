import { and, asc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Department } from '@helix/contracts/structure';
import { schema, type Db } from '@helix/db';

const { agents, departments, boards } = schema;
const departmentColumns = {
  id: departments.id,
  name: departments.name,
  version: departments.version,
  createdAt: departments.createdAt,
};
type Row = Omit<Department, 'createdAt'> & { createdAt: Date };
const toDepartment = ({ createdAt, ...row }: Row): Department => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
const isOf = (organizationId: string, id: string) =>
  and(eq(departments.organizationId, organizationId), eq(departments.id, id));

/** False when another department has the name. */
export async function insertDepartment(
  db: Db,
  row: Row & { organizationId: string },
): Promise<boolean> {
  const rows = await db
    .insert(departments)
    .values(row)
    .onConflictDoNothing({ target: [departments.organizationId, departments.name] })
    .returning({ id: departments.id });
  return rows.length > 0;
}

export async function findDepartment(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Department | undefined> {
  const [row] = await db
    .select(departmentColumns)
    .from(departments)
    .where(isOf(organizationId, id));
  return row && toDepartment(row);
}

export async function lockDepartment(
  db: Db,
  organizationId: string,
  id: string,
): Promise<Department | undefined> {
  const [row] = await db
    .select(departmentColumns)
    .from(departments)
    .where(isOf(organizationId, id))
    .for('update');
  return row && toDepartment(row);
}

export async function hasDepartmentNamed(
  db: Db,
  organizationId: string,
  { id, name }: { id: string; name: string },
): Promise<boolean> {
  const rows = await db
    .select({ id: departments.id })
    .from(departments)
    .where(
      and(
        eq(departments.organizationId, organizationId),
        sql`lower(${departments.name}) = lower(${name})`,
        ne(departments.id, id),
      ),
    );
  return rows.length > 0;
}

export async function listDepartments(
  db: Db,
  page: { organizationId: string; after: string | undefined; limit: number },
): Promise<Department[]> {
  const rows = await db
    .select(departmentColumns)
    .from(departments)
    .where(
      and(
        eq(departments.organizationId, page.organizationId),
        page.after === undefined ? undefined : gt(departments.id, page.after),
      ),
    )
    .orderBy(asc(departments.id))
    .limit(page.limit);
  return rows.map(toDepartment);
}

export async function renameDepartment(
  db: Db,
  organizationId: string,
  department: { id: string; name: string },
): Promise<void> {
  await db
    .update(departments)
    .set({ name: department.name, version: sql`${departments.version} + 1` })
    .where(isOf(organizationId, department.id));
}

export async function deleteDepartment(db: Db, organizationId: string, id: string): Promise<void> {
  await db.delete(departments).where(isOf(organizationId, id));
}

export async function countBoardsOf(
  db: Db,
  organizationId: string,
  departmentId: string,
): Promise<number> {
  return db.$count(
    boards,
    and(eq(boards.organizationId, organizationId), eq(boards.departmentId, departmentId)),
  );
}

export async function countAgentsOf(
  db: Db,
  organizationId: string,
  departmentId: string,
): Promise<number> {
  return db.$count(
    agents,
    and(eq(agents.organizationId, organizationId), eq(agents.departmentId, departmentId)),
  );
}
