import type { ModelRunsPort } from '../../models/index.ts';
import { admitRuns } from './run-admission.ts';

/** What models need of their runs. */
export const modelRuns: ModelRunsPort = {
  async admit(ctx, tx, organizationId) {
    await admitRuns(ctx, tx, organizationId);
  },
};
