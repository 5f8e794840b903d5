import type { IncomingMessage } from 'node:http';
import { isRecord, records } from '../rules/component-text.ts';
import { ApiError } from './api-error.ts';
import type { ApiRequest, UploadedFile } from './router.ts';

type Parsed = Pick<ApiRequest, 'body' | 'list' | 'files'>;

const largestRequest = 25 * 1024 * 1024;

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** JSON, or multipart with `payload_json` and `files[n]`. */
export async function parseBody(bytes: Buffer, contentType: string): Promise<Parsed> {
  if (bytes.byteLength > largestRequest) throw new ApiError(413, 40005, 'Request entity too large');
  if (bytes.byteLength === 0) return { body: {}, list: undefined, files: [] };
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(bytes, contentType);
  return { ...parseJson(bytes.toString('utf8')), files: [] };
}

async function parseMultipart(bytes: Buffer, contentType: string): Promise<Parsed> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  const files: UploadedFile[] = [];
  let payload = '{}';
  for (const [key, value] of form) {
    if (typeof value === 'string') payload = key === 'payload_json' ? value : payload;
    else files.push(await uploadedFile(key, value));
  }
  return { ...parseJson(payload), files: files.sort((one, other) => one.index - other.index) };
}

async function uploadedFile(key: string, value: File): Promise<UploadedFile> {
  const index = Number(/\[(\d+)\]/u.exec(key)?.[1] ?? 0);
  const contentType = value.type === '' ? 'application/octet-stream' : value.type;
  return { index, name: value.name, contentType, bytes: Buffer.from(await value.arrayBuffer()) };
}

function parseJson(text: string): Pick<Parsed, 'body' | 'list'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(400, 50109, 'The request body contains invalid JSON.');
  }
  if (Array.isArray(value)) return { body: {}, list: records(value) };
  return { body: isRecord(value) ? value : {}, list: undefined };
}
