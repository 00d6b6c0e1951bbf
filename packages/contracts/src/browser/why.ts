// What a browser takes of this slice (docs/decisions/0033-what-a-page-may-weigh.md). Written by `npm run generate`.
export const explainRun = {"method":"GET","path":"/v1/runs/:runId/why","access":{"scope":"runs:read"},"response":{}};
export const explainTask = {"method":"GET","path":"/v1/tasks/:taskId/why","access":{"scope":"tasks:read"},"response":{}};
export { whyActionSchema } from '../why/why.ts';
export { whyReasonSchema } from '../why/why.ts';
export const whyReasons = ["deleted","archived","board_archived","done","working","starting","question","agent_paused","agent_archived","agent_busy","model_busy","organization_busy","gateway_unavailable","gateway_incapable","trying_again","review","blocked","failed","stopped","nobody_assigned","agent_not_asked","agent_without_model","in_backlog","column_full","about_to_begin","waiting_column","with_person"];
export { whySchema } from '../why/why.ts';
