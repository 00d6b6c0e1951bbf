import { backOffice } from './demo-back-office.ts';
import { helpDesk } from './demo-help-desk.ts';
import { routePlanner } from './demo-route-planner.ts';
import { springLaunch } from './demo-spring-launch.ts';
import type { DemoBoard } from './demo-organization.ts';

export const boards: readonly DemoBoard[] = [routePlanner, springLaunch, helpDesk, backOffice];
