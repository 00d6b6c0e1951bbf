import nodemailer from 'nodemailer';
import type { MailPort } from '@helix/modules/mail';
import { PermanentFailure } from '@helix/runtime/durable';

/** A server that says nothing for so long is tried again later. */
const patienceMs = 20_000;

/** Mail by SMTP. What the server refuses for good (5xx) is not tried again; anything else is. */
export function createSmtpMailer(options: { url: string; from: string }): MailPort {
  const transport = nodemailer.createTransport(
    {
      url: options.url,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
    },
    { from: options.from },
  );
  const { hostname } = new URL(options.url);
  return {
    async send({ id, to, subject, text, html }) {
      const message = {
        messageId: `<${id}@${hostname}>`,
        to,
        subject,
        text,
        ...(html !== undefined && { html }),
        // Answered by no vacation notice, and no list reads it as from a person.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      try {
        await transport.sendMail(message);
      } catch (error) {
        if (isRefusedForGood(error)) {
          throw new PermanentFailure('mail_refused', 'The mail server refused it for good', {
            cause: error,
          });
        }
        throw error;
      }
    },
  };
}

function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  const code = Number(error.responseCode);
  // 530 and 535 are about our own credentials, which an operator can put right meanwhile.
  return code >= 500 && code < 600 && code !== 530 && code !== 535;
}
