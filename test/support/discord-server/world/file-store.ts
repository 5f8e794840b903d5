import type { Attachment } from './types.ts';

export interface NewFile {
  name: string;
  contentType: string;
  bytes: Uint8Array;
  ephemeral?: boolean;
  description?: string | null;
}

export interface StoredFile {
  attachment: Attachment;
  bytes: Uint8Array;
}

/** What lies on the CDN, by attachment id. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();

  add(id: string, baseUrl: string, file: NewFile): Attachment {
    const url = `${baseUrl}/cdn/${id}/${encodeURIComponent(file.name)}`;
    const isImage = file.contentType.startsWith('image/');
    const attachment: Attachment = {
      id,
      filename: file.name,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      description: file.description ?? null,
      ephemeral: file.ephemeral ?? false,
      width: isImage ? 640 : null,
      height: isImage ? 480 : null,
    };
    this.#files.set(id, { attachment, bytes: file.bytes });
    return attachment;
  }

  delete(id: string): void {
    this.#files.delete(id);
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }
}
