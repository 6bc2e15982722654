import type { IncomingMessage } from 'node:http';

export type JsonBody = { readonly value: unknown } | { readonly status: 400 | 413 | 415 };

/** Reads a JSON request body of at most `limitBytes`; a form or plain text is 415, so no foreign page can post it. */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<JsonBody> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return { status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return { status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not destroy the socket: the refusal still has to travel over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    // A chunked body announces no length.
    if (size > limitBytes) return { status: 413 };
    chunks.push(chunk);
  }
  return parse(Buffer.concat(chunks).toString('utf8'));
}

function parse(text: string): JsonBody {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { status: 400 };
  }
}
