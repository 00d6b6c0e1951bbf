/** Every error code a client can see, with its HTTP status. Adding one here is a contract change. */
export const errorStatus = {
  'request.invalid': 400,
  'request.too_large': 413,
  'request.not_found': 404,
  'request.method_not_allowed': 405,
  'request.unsupported_media_type': 415,
  'request.rate_limited': 429,
  'request.idempotency_conflict': 409,
  'request.cross_site': 403,
  'auth.required': 401,
  'auth.invalid_credentials': 401,
  'auth.session_expired': 401,
  'auth.session_reused': 401,
  'auth.forbidden': 403,
  'setup.done': 410,
  'setup.token_invalid': 403,
  'stream.slow_consumer': 503,
  'stream.resume_expired': 410,
  'service.unavailable': 503,
  'service.draining': 503,
  'ephemeral.unavailable': 503,
  'resource.not_found': 404,
  'resource.conflict': 409,
  'resource.version_conflict': 409,
  'resource.name_taken': 409,
  'task.move_denied': 409,
  'task.cycle': 409,
  'task.too_deep': 409,
  'task.no_agent': 409,
  'agent.no_model': 409,
  'run.already_active': 409,
  'run.fenced': 409,
  'run.not_active': 409,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Codes that any endpoint may answer with, whatever it does. */
export const commonErrors = [
  'request.invalid',
  'request.too_large',
  'request.rate_limited',
  'auth.required',
  'auth.forbidden',
  'service.unavailable',
  'internal',
] as const satisfies readonly ErrorCode[];
