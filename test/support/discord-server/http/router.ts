/** One HTTP call of the bot, parsed: path parameters decoded, body from JSON or from `payload_json` with its files. */
export interface ApiRequest {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** A bare JSON array as body (bulk overwrite of commands); undefined otherwise. */
  list: Record<string, unknown>[] | undefined;
  files: UploadedFile[];
  /** Decoded X-Audit-Log-Reason. */
  reason: string | null;
  authorized: boolean;
}

export interface UploadedFile {
  /** The index n of the part `files[n]`. */
  index: number;
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** What a route answers: a status with a JSON body, or 204 with none. */
export type ApiReply = { status: number; body: unknown } | { status: 204 };

/** One route, for example `POST /channels/:channel/messages`. A handler throws `ApiError` to refuse. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path template below `/api/v10`, parameters written `:name`. */
  path: string;
  /** Callable without an Authorization header (callbacks, token webhooks). */
  open?: boolean;
  handle: (request: ApiRequest) => ApiReply | Promise<ApiReply>;
}
