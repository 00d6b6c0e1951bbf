export type Waiting = {
  readonly id: string;
  readonly agentId: string;
  readonly modelId: string;
  readonly agentLimit: number;
  readonly agentPausedAt: Date | null;
  readonly modelLimit: number | null;
  readonly priority: number;
  /** How many there were before it waited. */
  readonly attempt: number;
};
export type AtWork = {
  readonly agentId: string;
  readonly modelId: string;
  readonly count: number;
};

/** Why a run is not let in yet. */
export type AdmissionObstacle = 'agent_paused' | 'agent_busy' | 'model_busy' | 'organization_busy';

/** So that one organization cannot take every slot there is. */
export const organizationLimit = 200;

/** Who may begin, in the order given: the first whose agent and model have room, and so on. */
export function chooseAdmitted(
  waiting: readonly Waiting[],
  atWork: readonly AtWork[],
): { admitted: Waiting[]; obstacles: ReadonlyMap<string, AdmissionObstacle> } {
  const load = atWork.map((entry) => ({ ...entry }));
  const admitted: Waiting[] = [];
  const obstacles = new Map<string, AdmissionObstacle>();
  for (const run of waiting) {
    const obstacle = findObstacle(run, load);
    if (obstacle) {
      obstacles.set(run.id, obstacle);
    } else {
      admitted.push(run);
      load.push({ agentId: run.agentId, modelId: run.modelId, count: 1 });
    }
  }
  return { admitted, obstacles };
}

function findObstacle(run: Waiting, load: readonly AtWork[]): AdmissionObstacle | undefined {
  const count = (has: (entry: AtWork) => boolean) =>
    load.filter(has).reduce((sum, entry) => sum + entry.count, 0);
  if (run.agentPausedAt !== null) return 'agent_paused';
  if (count(({ agentId }) => agentId === run.agentId) >= run.agentLimit) return 'agent_busy';
  const { modelLimit } = run;
  if (modelLimit !== null && count(({ modelId }) => modelId === run.modelId) >= modelLimit)
    return 'model_busy';
  return count(() => true) >= organizationLimit ? 'organization_busy' : undefined;
}
