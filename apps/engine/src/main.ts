import { openContext } from '@helix/modules';
import { createToolbox } from '@helix/modules/agent-tools';
import { activitySchedules, createActivityJobs } from '@helix/modules/activity';
import { attachmentSchedules, createAttachmentJobs } from '@helix/modules/attachments';
import { auditSubscriber } from '@helix/modules/audit';
import { commentSchedules, createCommentJobs } from '@helix/modules/comments';
import { createGatewayClients } from '@helix/modules/gateway-clients';
import { createGatewayReports } from '@helix/modules/gateways';
import { createIdentityJobs, identitySchedules } from '@helix/modules/identity';
import { recordTestCalls } from '@helix/modules/ledger';
import { createMailJobs } from '@helix/modules/mail';
import {
  createNotificationJobs,
  createNotificationSubscriber,
  notificationSchedules,
} from '@helix/modules/notifications';
import { createModelTests } from '@helix/modules/models';
import { createProcessBeat } from '@helix/modules/operations';
import {
  createQuestionJobs,
  createQuestionSubscriber,
  questionSchedules,
} from '@helix/modules/questions';
import {
  createDispatchSubscriber,
  createMentionSubscriber,
  createRunControl,
  createRunJobs,
  rehearseStart,
  runSchedules,
} from '@helix/modules/runs';
import { createSubscriptions } from '@helix/modules/subscribers';
import { createTaskJobs, taskSchedules } from '@helix/modules/tasks';
import { createLogger, runProcess, type Service } from '@helix/runtime';
import { createEngine } from '@helix/runtime/durable-engine';
import { readConfig } from './config.ts';
import { createGatewayPool } from './gateway-pool/index.ts';
import { createSmtpMailer } from './mail/index.ts';
import { version } from './version.ts';

const log = createLogger({ process: 'engine', level: process.env['LOG_LEVEL'] ?? 'info' });

await runProcess(log, async () => {
  const config = readConfig();
  const { ctx, close } = await openContext({ ...config, log });
  const toolbox = createToolbox(ctx);
  const connections: Service = {
    name: 'connections',
    start: () => rehearseStart(ctx, toolbox),
    drain: close,
  };
  const mailer =
    config.smtpUrl === undefined
      ? undefined
      : createSmtpMailer({ url: config.smtpUrl, from: config.mailFrom });
  const clients = createGatewayClients(ctx, { version });
  const gateways = createGatewayPool({ ...config.gateways, clients, log });
  const engine = createEngine({
    databaseUrl: config.database.url,
    executorId: config.engineId,
    handlers: [
      ...createTaskJobs(ctx),
      ...createCommentJobs(ctx),
      ...createAttachmentJobs(ctx),
      ...createRunJobs(ctx, gateways, toolbox),
      ...createQuestionJobs(ctx),
      ...createIdentityJobs(ctx),
      ...createMailJobs(ctx, mailer),
      ...createNotificationJobs(ctx),
      ...createActivityJobs(ctx, config),
    ],
    schedules: [
      ...identitySchedules,
      ...taskSchedules,
      ...commentSchedules,
      ...attachmentSchedules,
      ...runSchedules,
      ...questionSchedules,
      ...notificationSchedules,
      ...activitySchedules,
    ],
    slots: config.slots,
    log,
    onLost(error) {
      // Others may be at work on our jobs already; only a fresh start may go on.
      log.fatal({ err: error }, 'engine lost its lease');
      process.exit(1);
    },
  });
  const subscriptions = createSubscriptions(ctx, [
    auditSubscriber,
    createNotificationSubscriber(ctx),
    createDispatchSubscriber(ctx),
    createQuestionSubscriber(ctx),
    createMentionSubscriber(ctx),
  ]);
  const beat = createProcessBeat(ctx, {
    kind: 'engine',
    id: config.engineId,
    report: () => ({ gateways: gateways.connected() }),
  });
  const runControl = createRunControl(ctx, gateways, log);
  const modelTests = createModelTests(ctx, gateways, { record: recordTestCalls, log });
  const reports = createGatewayReports(ctx, {
    engineId: config.engineId,
    sight: gateways.sightings,
  });
  return [connections, gateways, reports, engine, runControl, modelTests, subscriptions, beat];
});
