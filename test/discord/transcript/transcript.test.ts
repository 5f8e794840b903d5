import { expect, it } from 'vitest';
import { assembleTranscript } from '../../../src/discord/transcript/assemble.ts';
import { transcriptJson } from '../../../src/discord/transcript/json.ts';
import { CaseTranscript } from '../../../src/domain/transcript.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { contactSamples } from '../../domain/contact/samples.ts';
import { ids, openCase, openedAt, staff } from '../../domain/given.ts';
import { orders } from '../../domain/lifecycle/orders.ts';
import { remark, sourceOf, transcriptOf } from './sample.ts';
import { conversations, everything, files, keepAround, reportedMessage, story } from './story.ts';

const day = 24 * 60 * 60_000;
const whole = { files: files.files, message: reportedMessage } as const;
const tellMira = {
  contentId: 'd1',
  kind: 'description' as const,
  text: 'It was me, Mira (<@200000000000000001>), not Miranda. M\u200Bira, too.',
};

it('is the same after a walk through JSON, with some of everything', () => {
  const transcript = transcriptOf(whole, [keepAround, ...story], everything);
  const [file, ...others] = transcriptJson(transcript, 10_000_000);

  expect(others).toEqual([]);
  expect(file?.name).toBe('C-0042.json');
  expect(CaseTranscript.strict().parse(JSON.parse(file?.text ?? ''))).toEqual(transcript);
  expect(transcript).toMatchObject({ format: 'casekeeper-transcript', version: 1, reference: 'C-0042' });
});

it('tells of a case of which only the report is known', () => {
  const transcript = transcriptOf();

  expect(transcript).toMatchObject({ result: 'Open. Nothing is decided yet.', outcome: null, closedAt: null });
  expect(transcript).toMatchObject({ reported: null, evidence: [], discussion: [], conversations: [], links: [] });
  expect(transcript.report.map(({ text }) => text)).toEqual(['They keep following me around.']);
  expect(transcript.timeline.map(({ what, by }) => [what, by])).toEqual([['Reported as Medium', null]]);
});

it('tells in plain words what happened, when and by whom, without the markup of Discord', () => {
  const { timeline } = transcriptOf(whole, [keepAround, ...story], everything);
  const told = timeline.map(({ what, by }) => `${what} | ${by?.name ?? ''}`);

  expect(told).toEqual(
    expect.arrayContaining([
      'Assigned to Rowan of the Watch | halvard',
      'Next step written, to be looked at on 5 September 2026 | Rowan of the Watch',
      'Reply no. 1 received (conversation 1) | ',
      'Investigating → Resolved | imke',
    ]),
  );
  expect(told.join('\n')).not.toMatch(/<[@t]|[*`]/u);
});

it('keeps every wording of what was written in the thread, and what became of it', () => {
  const { discussion } = transcriptOf({}, [], everything);
  const [first, second, third, fourth, , sixth] = discussion;

  expect(first).toMatchObject({ by: { name: 'imke', userId: ids.otherStaff } });
  expect(second?.attachments).toEqual([{ name: 'overview.pdf', size: 48_213, number: null }]);
  expect(third?.answers).toEqual({ by: first?.by, text: first?.text });
  expect(fourth).toMatchObject({
    text: `She says so. <@${ids.otherStaff}> has written to her.`,
    edits: [{ before: 'She says so. imke wrote.' }],
  });
  expect(sixth?.deletedAt).toBe(openedAt + 1210 * 60_000);
});

it('keeps the conversations apart, with what was answered, changed and not delivered', () => {
  const { conversations: held, evidence } = transcriptOf({}, story);

  expect(held.map(({ number, with: party, role }) => [number, party.name, role])).toEqual([
    [1, 'mira', 'reporter'],
    [2, 'tobin', 'subject'],
  ]);
  expect(held[0]?.messages.map(({ from, text }) => [from, text])).toEqual([
    ['team', 'Thank you for telling us. We have read everything. May we ask when it began?'],
    ['party', 'In June, after the game night.'],
  ]);
  expect(held[0]?.messages[1]).toMatchObject({
    edits: [{ before: 'In May.' }],
    attachments: [{ name: 'june.png', number: 1 }],
    remarks: ['Not read by the team yet.'],
  });
  expect(held[1]?.messages[0]?.remarks.at(-1)).toBe(
    'Could not be delivered (direct message: they take no direct messages from here).',
  );
  expect(evidence.map(({ from }) => from)).toEqual(['reply']);
});

it('names a reporter who keeps their name back nowhere, in no word of theirs or of others', () => {
  const discussion = [remark(1, 'Mira wrote to me.'), remark(2, `Ask <@${ids.reporter}>`)];
  const transcript = transcriptOf({ ...whole, confidential: true, description: tellMira }, [keepAround, ...story], {
    ...everything,
    discussion,
  });
  const text = JSON.stringify(transcript);

  expect(text).not.toContain(ids.reporter);
  expect(text).not.toMatch(/(?<![a-z])mira(?!nda)/iu);
  expect(transcript.report[0]?.text).toBe('It was me, the reporter (the reporter), not Miranda. the reporter, too.');
  expect(transcript.parties[0]).toEqual({ role: 'reporter', name: 'name kept back', userId: null });
  expect(transcript.evidence.map(({ name }) => name)).toEqual(['file 1', 'file 2', 'file 3', 'file 4']);
  // Whoever has its id finds the message, and who wrote it.
  expect(transcript.reported?.messages.map(({ by, messageId }) => [by?.name, messageId === null])).toEqual([
    ['the reporter', true],
    ['tobin', false],
    ['sol', false],
  ]);
  expect(transcript.leftOut.map(({ what }) => what).join(' ')).toContain('Who reported');
});

it('does not tell that somebody of the team is the reporter who keeps their name back', () => {
  const reporter = { userId: ids.otherStaff, name: { contentId: 'n1', kind: 'name' as const, text: 'imke' } };
  const transcript = transcriptOf({ confidential: true, reporter }, [], {
    discussion: [remark(2, 'Good morning.'), remark(4, 'Hello.')],
  });

  expect(transcript.discussion.map(({ by }) => by?.name)).toEqual(['somebody of the team', 'halvard']);
});

it('holds two rounds of a case, with both decisions that were proposed and what was written in both threads', () => {
  const later = <T extends CaseCommand>(command: T, days: number): T => ({ ...command, at: openedAt + days * day });
  const second = {
    ...orders.propose,
    reasons: { ...orders.propose.reasons, contentId: 'reasons2', text: 'Nothing more was found.' },
  };
  const transcript = transcriptOf(
    {},
    [
      ...story,
      later(orders.reopen, 20),
      later(orders.nextStep, 21),
      later(orders.investigate, 22),
      later(second, 23),
      later({ ...orders.approve, number: 2 }, 24),
    ],
    { discussion: [remark(20, 'First round.'), remark(9000, 'Second round.', { threadId: ids.card })] },
  );
  const said = transcript.timeline.flatMap((entry) => entry.said);

  expect(transcript.status.key).toBe('resolved');
  expect(transcript.closedAt).toBeNull();
  expect(said).toEqual(
    expect.arrayContaining([expect.stringContaining('Four messages after'), 'Nothing more was found.']),
  );
  expect(transcript.timeline.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Resolved → Closed', 'Closed → Triage']),
  );
  expect(transcript.discussion.map(({ text }) => text)).toEqual(['First round.', 'Second round.']);
});

it('says more to one reader alone than where everybody of a thread reads it', () => {
  const added: CaseCommand = {
    type: 'add-information',
    reporterId: ids.reporter,
    text: { contentId: 'a1', kind: 'description', text: 'Imke must not know.' },
    files: [],
    message: null,
    maxFileBytes: 1000,
    staff,
    at: openedAt + day,
  };
  const muting = { ...contactSamples['mute-conversation'], at: openedAt + 2 * day };
  const muted = {
    ...contactSamples['receive-reply'],
    replyId: '600000000000000002',
    text: { contentId: 'reply2', kind: 'reply' as const, text: 'All of you are liars.' },
    at: openedAt + 3 * day,
  };
  const commands = [...conversations, added, muting, muted];
  const source = sourceOf(openCase(), commands);
  const alone = JSON.stringify(assembleTranscript({ ...source, audience: 'staff' }));
  const shared = assembleTranscript({ ...source, audience: 'everybody' });

  for (const words of ['Imke must not know.', 'All of you are liars.']) {
    expect(alone).toContain(words);
    expect(JSON.stringify(shared)).not.toContain(words);
  }
  expect(shared.leftOut.map(({ why }) => why)).toEqual(['withheld', 'withheld', 'withheld']);
});

it('names whoever was taken out of the thread for leaders alone', () => {
  const removed = {
    type: 'person-removed',
    threadId: ids.thread,
    userId: ids.subject,
    why: 'uninvited',
    since: openedAt,
    until: openedAt + 60_000,
    letInBy: null,
    messages: 2,
    tells: true,
    insists: false,
    at: openedAt + 60_000,
  } as const;
  const source = sourceOf(openCase(), []);
  const history = [
    ...source.history,
    { version: 2, position: 0, event: removed, actorId: null, at: removed.at, hash: 'h' },
  ];
  const told = (audience: 'leader' | 'staff') =>
    assembleTranscript({ ...source, history, audience }).timeline.at(-1)?.what;

  expect(told('leader')).toMatch(/^tobin taken out of the case thread/u);
  expect(told('staff')).toMatch(/^Somebody who should not be there taken out of the case thread/u);
});

it('names no other case but those its readers may know of', () => {
  const duplicate = { ...orders.proposeDuplicate, at: openedAt + day };
  const source = sourceOf(openCase(), [duplicate, { ...orders.confirmClosing, at: openedAt + 2 * day }]);
  const view = (named: ReadonlyMap<string, string>) => ({ ...source.view, beside: { linked: [], lead: null, named } });
  const known = assembleTranscript({ ...source, view: view(new Map([['case0', 'C-0041']])) });
  const unknown = assembleTranscript({ ...source, view: view(new Map()) });

  expect(known.links).toEqual([{ reference: 'C-0041', how: 'duplicate-of' }]);
  expect(known.result).toContain('C-0041');
  expect(JSON.stringify(unknown)).not.toContain('C-0041');
  expect(unknown.links).toEqual([]);
});

it('shows no media of a minor, and no word of the reported message', () => {
  const minor = transcriptOf({ ...whole, category: { ...openCase().category, minorSafety: true } }, [], everything);
  const text = JSON.stringify(minor);

  expect(text).not.toContain('I can see that you are online');
  expect(minor.evidence.every(({ kind }) => kind === null)).toBe(true);
  expect(minor.leftOut.map(({ why }) => why)).toContain('minor-safety');
});
