/** An answer of Discord that is not a success: HTTP status, Discord's JSON error code and message. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  /** The `errors` tree of a 50035, keyed like Discord's. */
  readonly errors: Record<string, unknown> | undefined;

  constructor(status: number, code: number, message: string, errors?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** A 429 beside the buckets, with its wait; the client takes it from the Retry-After header. */
export class TooManyRequests extends ApiError {
  readonly retryAfter: number;

  constructor(seconds: number, code = 0, message = 'The resource is being rate limited.') {
    super(429, code, message);
    this.retryAfter = seconds;
  }
}

/** 50035 with one leaf at `path` (for example `components[0].custom_id`). */
export function invalidForm(path: string, code: string, message: string): ApiError {
  const keys = path.split(/[.[\]]+/u).filter((key) => key !== '');
  const leaf: Record<string, unknown> = { _errors: [{ code, message }] };
  const errors = keys.reduceRight<Record<string, unknown>>((inner, key) => ({ [key]: inner }), leaf);
  return new ApiError(400, 50035, 'Invalid Form Body', errors);
}

/** Refusals that many routes share. */
export const missingAccess = (): ApiError => new ApiError(403, 50001, 'Missing Access');
export const missingPermissions = (): ApiError => new ApiError(403, 50013, 'Missing Permissions');
export const unknownChannel = (): ApiError => new ApiError(404, 10003, 'Unknown Channel');
export const unknownMessage = (): ApiError => new ApiError(404, 10008, 'Unknown Message');
export const unknownMember = (): ApiError => new ApiError(404, 10007, 'Unknown Member');
export const unknownUser = (): ApiError => new ApiError(404, 10013, 'Unknown User');
export const threadArchived = (): ApiError => new ApiError(400, 50083, 'Thread is archived');
