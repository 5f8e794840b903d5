import type { z } from 'zod';
import { missingPermissions, threadArchived } from '../http/api-error.ts';
import type { ApiReply, ApiRequest } from '../http/router.ts';
import { parseForm } from '../rules/form.ts';
import { bits } from '../rules/permissions.ts';
import { writeAudit } from '../world/audit.ts';
import { updateThread } from '../world/threads.ts';
import type { Channel } from '../world/types.ts';
import { wireChannel } from '../world/wire.ts';
import { postMessage } from '../world/messages.ts';
import type { World } from '../world/world.ts';
import { checkTags } from './forum-tags.ts';
import { deedOf, mayInChannel, ok } from './guards.ts';
import { checkRename } from './rename-limit.ts';
import { checkThreadRoom } from './send-rules.ts';
import { threadPatchForm } from './thread-forms.ts';

type ThreadPatch = z.output<typeof threadPatchForm>;

const pinnedFlag = 1 << 1;

/** PATCH of a thread: only while it is active, or together with `archived: false`. */
export function patchThread(world: World, thread: Channel, request: ApiRequest): ApiReply {
  const form = parseForm(threadPatchForm, request.body);
  checkState(world, thread, form);
  checkRights(world, thread, form);
  const parent = world.channel(thread.parent_id);
  if (Array.isArray(form.applied_tags) && parent !== undefined)
    checkTags(world, parent, form.applied_tags, thread.applied_tags);
  const renames = typeof form.name === 'string' && form.name !== thread.name;
  if (typeof form.name === 'string') checkRename(world, thread, form.name);
  if (renames) rename(world, thread, form);
  else updateThread(world, thread, changesOf(form));
  const guild = world.guild(thread.guild_id);
  if (guild !== undefined)
    writeAudit(world, guild, 'threadUpdate', { deed: deedOf(world, request), targetId: thread.id });
  return ok(wireChannel(world, thread));
}

/** The message of type 4 comes before the thread is archived, because any message would open it again. */
function rename(world: World, thread: Channel, form: ThreadPatch): void {
  const { archived, ...others } = form;
  updateThread(world, thread, changesOf(archived === false ? form : others));
  postMessage(world, { channel: thread, author: world.bot, content: thread.name, type: 4, mentions: [] });
  if (archived === true) updateThread(world, thread, { archived: true });
}

function checkState(world: World, thread: Channel, form: ThreadPatch): void {
  const archived = thread.thread_metadata?.archived === true;
  if (archived && form.archived !== false) {
    const changes = Object.entries(form).filter(
      ([key, value]) => key !== 'archived' && value !== undefined && value !== null,
    );
    if (changes.length > 0 || form.archived !== true) throw threadArchived();
  }
  if (archived && form.archived === false) checkThreadRoom(world, thread.guild_id);
}

/** Locking and slowmode take MANAGE_THREADS; the rest is also for who made the thread, unless it is locked. */
function checkRights(world: World, thread: Channel, form: ThreadPatch): void {
  if (mayInChannel(world, thread, bits.ManageThreads)) return;
  const locked = thread.thread_metadata?.locked === true;
  const moderates = [form.locked, form.rate_limit_per_user, form.flags].some(
    (value) => value !== undefined && value !== null,
  );
  if (locked || moderates) throw missingPermissions();
  const onlyReopens = Object.keys(form).every((key) => key === 'archived') && form.archived === false;
  if (onlyReopens && mayInChannel(world, thread, bits.SendMessagesInThreads)) return;
  if (thread.owner_id !== world.bot.id) throw missingPermissions();
}

function changesOf(form: ThreadPatch): Parameters<typeof updateThread>[2] {
  const { flags, ...fields } = form;
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  const pinned = typeof flags === 'number' ? { pinned: (flags & pinnedFlag) !== 0 } : {};
  return { ...Object.fromEntries(given), ...pinned };
}
