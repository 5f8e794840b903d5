import { AttachmentBuilder, ComponentType } from 'discord.js';
import type { CaseState, Evidence } from '../../domain/case.ts';
import { isErased, isShown } from '../../domain/investigation/evidence-items.ts';
import { shorten } from '../../domain/names.ts';
import { card } from '../../texts/en/card.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Context, Shown } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { button } from '../views/components.ts';
import { fileName, fileSize, proofOf } from '../views/proof.ts';
import { shownFile } from '../views/shown-file.ts';

/** What Discord takes in one message. */
const filesAtMost = 10;
const messageBytesAtMost = 25 * 1024 * 1024;

/** Kept files under neutral names, as many as fit into one message; `next` is where the following one goes on. */
interface Page {
  files: AttachmentBuilder[];
  remarks: string[];
  bytes: number;
  next: number | null;
}

interface Showing {
  context: Context;
  /** How many files were shown by the buttons before. */
  from: number;
  /** The largest file Discord takes here (bytes). */
  fileBytesAtMost: number;
  /** Shows what is covered; whoever may look was asked before. */
  covered?: boolean;
}

/** The proof files of a case, behind spoilers, for whoever pressed (SPEC 7.1). */
export async function proofPage(
  view: CaseView,
  { context, from, fileBytesAtMost }: Showing,
): Promise<Exclude<Shown, { show: 'modal' }>> {
  const verb = { verb: 'show-proof', id: view.state.caseId, step: (next: number) => next };
  return await filesPage(view, proofOf(view.state), { context, from, fileBytesAtMost }, verb);
}

/** Kept files behind spoilers; the button under a page goes on where it ended. */
export async function filesPage(
  view: CaseView,
  evidence: Evidence[],
  showing: Showing,
  goOn: { verb: string; id: string; step: (next: number) => number },
): Promise<Exclude<Shown, { show: 'modal' }>> {
  const kept = evidence.filter((one) =>
    showing.covered === true ? isKept(view.state, one) : isShown(view.state, one),
  );
  const page: Page = { files: [], remarks: [], bytes: 0, next: null };
  for (const [position, one] of kept.entries()) {
    if (position < showing.from || page.next !== null) continue;
    await put(page, { one, position, name: fileName(one, view) }, showing);
  }
  return { show: 'message', payload: { content: words(page), files: page.files, components: more(page, goOn) } };
}

const isKept = (state: CaseState, { evidenceId, state: stands }: Evidence): boolean =>
  stands === 'stored' && !isErased(state, evidenceId);

interface Kept {
  one: Evidence;
  position: number;
  name: string;
}

/** One more file on the page, or the word why it is not shown, or the end of the page. */
async function put(page: Page, { one, position, name }: Kept, { context, fileBytesAtMost }: Showing): Promise<void> {
  if (one.sha256 === null) return;
  if (one.size > fileBytesAtMost) {
    page.remarks.push(card.proofTooLarge(name, fileSize(one.size)));
    return;
  }
  if (page.files.length === filesAtMost || page.bytes + one.size > messageBytesAtMost) {
    page.next = position;
    return;
  }
  const shown = shownFile(await context.files.read(one.sha256), position + 1);
  if (shown === null) {
    page.remarks.push(card.proofOtherKind(name, fileSize(one.size)));
    return;
  }
  page.files.push(new AttachmentBuilder(shown.bytes, { name: shown.name }).setSpoiler(true));
  page.bytes += one.size;
}

function words({ files, remarks }: Page): string {
  const first = files.length > 0 ? [card.proofCount(files.length)] : [];
  const lines = [...first, ...remarks];
  return lines.length === 0 ? card.noProofKept : shorten(lines.join('\n'), 2000);
}

function more({ next }: Page, { verb, id, step }: { verb: string; id: string; step: (next: number) => number }) {
  if (next === null) return [];
  const press = button(encodeCustomId({ verb, id, step: step(next) }), card.moreProof);
  return [{ type: ComponentType.ActionRow as const, components: [press] }];
}
