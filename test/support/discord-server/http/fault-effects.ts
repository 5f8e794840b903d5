import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from './call.ts';
import { cut, finish, handle, limit, send } from './call.ts';
import type { Fault } from './faults.ts';
import { tooManyRequests } from './rate-limits.ts';

/** Answers a request the way its fault wants it. */
export async function withFault(call: Call, fault: Fault): Promise<void> {
  const { effect } = fault;
  if ('hold' in effect) return held(call, fault, effect.hold);
  if ('meanwhile' in effect) {
    effect.meanwhile();
    await call.parts.inOrder(async () => send(call, await handle(call), limit(call).headers));
    return fault.markReached();
  }
  if ('lateMs' in effect) {
    await call.parts.inOrder(async () => {
      const reply = await handle(call);
      fault.markReached();
      await sleep(effect.lateMs, undefined, { ref: false });
      send(call, reply, limit(call).headers);
    });
    return;
  }
  const after = 'drop' in effect ? effect.drop === 'after' : 'after' in effect && effect.after;
  await call.parts.inOrder(async () => {
    if (after) await handle(call);
    spoil(call, fault);
    fault.markReached();
  });
}

async function held(call: Call, fault: Fault, when: 'before' | 'after'): Promise<void> {
  await call.parts.inOrder(async () => {
    const early = when === 'after' ? await handle(call) : null;
    fault.markReached();
    const apply = await fault.released();
    if (early !== null) send(call, early, limit(call).headers);
    else if (apply) send(call, await handle(call), limit(call).headers);
    else cut(call.response);
  });
}

/** The wrong answer of a fault. */
function spoil(call: Call, { effect }: Fault): void {
  if ('drop' in effect) {
    cut(call.response);
  } else if ('nonJson' in effect) {
    finish(call, effect.nonJson, '<html><body>Attention Required! | Cloudflare</body></html>', {
      'content-type': 'text/html',
    });
  } else if ('apiError' in effect) {
    send(call, {
      status: effect.apiError.status,
      body: { code: effect.apiError.code, message: effect.apiError.message },
    });
  } else if ('status' in effect && effect.status === 429) {
    const { headers, reply } = tooManyRequests(effect.retryAfter ?? 1, effect.scope ?? 'user');
    send(call, reply, headers);
  } else if ('status' in effect) {
    send(call, { status: effect.status, body: { message: `${effect.status}: broken on purpose`, code: 0 } });
  }
}
