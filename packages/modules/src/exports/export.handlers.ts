import * as contract from '@helix/contracts/exports';
import { implement } from '../endpoint-handler.ts';
import { exportOrganization } from './organization-export.ts';
import { exportTasks } from './task-export.ts';

export const exportHandlers = [
  implement(contract.exportOrganization, ({ ctx, actor }) => exportOrganization(ctx, actor)),
  implement(contract.exportTasks, ({ ctx, actor, query }) => exportTasks(ctx, actor, query)),
];
