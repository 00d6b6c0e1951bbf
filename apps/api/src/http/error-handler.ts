import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import type { Problem } from '@helix/contracts';
import { AppError, isAppError } from '@helix/runtime';

/** The only place where an error becomes an answer. What we did not foresee is logged and never sent. */
export function handleError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = toAppError(error);
  if (known.status < 500) {
    request.log.info({ code: known.code, reason: known.message }, 'request refused');
  } else if (isAppError(error) && error.cause === undefined) {
    // Whoever asks whether we are ready asks again and again, and is told what is missing.
    request.log.debug({ code: known.code, reason: known.message }, 'request put off');
  } else request.log.error({ err: error, code: known.code }, 'request failed');
  return reply.code(known.status).send(toProblem(known, request.id));
}

export function toProblem(error: AppError, requestId: string): Problem {
  return {
    code: error.code,
    message: error.message,
    ...(error.details && { details: error.details }),
    requestId,
  };
}

export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof ZodError) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const what = issues[0] ? toSentence(issues[0]) : 'see details';
    return new AppError('request.invalid', `The request is not valid: ${what}`, {
      details: { issues },
      cause: error,
    });
  }
  if (isOverloaded(error)) {
    return new AppError('service.unavailable', 'The server is too busy; try again in a moment', {
      cause: error,
    });
  }
  if (hasLostDatabase(error)) {
    return new AppError(
      'service.unavailable',
      'A part of the server is away; try again in a moment',
      {
        cause: error,
      },
    );
  }
  if (isBeyondDatabase(error)) {
    return new AppError(
      'request.invalid',
      'The request is not valid: a date or a number is out of range',
      { cause: error },
    );
  }
  return (
    fromFramework(error) ??
    new AppError('internal', 'Something went wrong on our side', { cause: error })
  );
}

/** The rest of a sentence that begins with the name of a field; a message may be a sentence of its own. */
function toSentence({ path, message }: { path: string; message: string }): string {
  const goesOn = /^[a-z]/.test(message);
  if (path === '') return goesOn ? `it ${message}` : message;
  return goesOn ? `${path} ${message}` : `${path}: ${message}`;
}

/** Every connection to the database was in use for longer than anybody waits for one. */
function isOverloaded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'timeout exceeded when trying to connect' || isOverloaded(error.cause);
}

const gone = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

/** It ended, or is not up yet. Whether something was written is not known, as with any broken connection. */
function hasLostDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isGone = gone.has(code) || code.startsWith('08');
  return (
    isGone || error.message.startsWith('Connection terminated') || hasLostDatabase(error.cause)
  );
}

/** Dates and numbers that are well formed, and that no database keeps. */
const beyond = new Set(['22003', '22007', '22008']);

function isBeyondDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isBeyond = 'code' in error && beyond.has(String(error.code));
  return isBeyond || isBeyondDatabase(error.cause);
}

/** What the HTTP layer refuses before a handler is asked. */
function fromFramework(error: unknown): AppError | undefined {
  if (!isFastifyError(error)) return undefined;
  const { statusCode = 500 } = error;
  if (statusCode === 413) return new AppError('request.too_large', 'The request body is too large');
  if (statusCode === 415) {
    return new AppError(
      'request.unsupported_media_type',
      'This content type is not accepted here: send JSON, or a file as multipart/form-data',
    );
  }
  if (statusCode >= 400 && statusCode < 500) {
    return new AppError('request.invalid', error.message, { cause: error });
  }
  return undefined;
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'statusCode' in error;
}
