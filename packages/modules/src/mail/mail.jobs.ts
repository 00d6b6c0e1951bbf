import { sendMail } from '@helix/contracts/mail';
import { handleJob, PermanentFailure, type JobHandler } from '@helix/runtime/durable';
import type { Context } from '../context.ts';

/** Whatever carries mail out of here. It throws `PermanentFailure` for what no second try will change. */
export type MailPort = {
  send(mail: {
    /** The same for every try, so that who receives it twice can tell. */
    id: string;
    to: string;
    subject: string;
    text: string;
    html: string | undefined;
  }): Promise<void>;
};

export function createMailJobs(ctx: Context, port: MailPort | undefined): readonly JobHandler[] {
  return [
    handleJob(sendMail, async (job) => {
      const { to, subject, text, html, sealed } = job.payload;
      if (!port) {
        throw new PermanentFailure('mail_not_configured', 'No SMTP server is configured');
      }
      const open = (part: string) => (sealed ? ctx.secrets.open(part) : part);
      await job.step('send', {}, () =>
        port.send({
          id: job.jobId,
          to,
          subject,
          text: open(text),
          html: html === undefined ? undefined : open(html),
        }),
      );
    }),
  ];
}
