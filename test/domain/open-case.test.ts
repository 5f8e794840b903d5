import { expect, it } from 'vitest';
import { freshContact } from '../../src/domain/contact/contact-state.ts';
import { freshSweep } from '../../src/domain/sweep/sweep-state.ts';
import { decide } from '../../src/domain/decide.ts';
import { freshPlace } from '../../src/domain/place/place-state.ts';
import { freshReporter } from '../../src/domain/reporter/reporter-state.ts';
import { freshSameSubject } from '../../src/domain/same-subject/same-subject-state.ts';
import { freshDecision } from '../../src/domain/decision/decision-state.ts';
import { freshInvestigation } from '../../src/domain/investigation/investigation-state.ts';
import { freshByHand } from '../../src/domain/by-hand/by-hand-state.ts';
import { freshCalls } from '../../src/domain/calls/call-state.ts';
import { freshLifecycle } from '../../src/domain/lifecycle/lifecycle-state.ts';
import { refuse } from '../../src/domain/ruling.ts';
import { freshShelf } from '../../src/domain/shelf/shelf-state.ts';
import { categoryNamed, eventsOf, given, ids, openCase, opened, openedAt } from './given.ts';

const minute = 60_000;
const file = (changes: { size?: number; sha256?: string | null } = {}) => ({
  evidenceId: 'e1',
  name: { contentId: 'f1', kind: 'file-name', text: 'screen.png' } as const,
  url: { contentId: 'u1', kind: 'file-url', text: 'https://cdn.discordapp.com/x/screen.png' } as const,
  size: changes.size ?? 500,
  sha256: changes.sha256 ?? null,
  from: 'reporter' as const,
});

/** What no case has before something happens to it. */
const fresh = {
  ...freshPlace,
  ...freshLifecycle,
  ...freshReporter,
  ...freshSameSubject,
  ...freshCalls,
  escalatesAt: null,
  ...freshContact,
  ...freshSweep,
  ...freshShelf,
  ...freshByHand,
  ...freshDecision,
  ...freshInvestigation,
};

it('opens a plain report as a numbered case that the whole team may see', () => {
  expect(opened()).toEqual({
    caseId: 'case1',
    recusing: null,
    recusings: 0,
    interims: [],
    guildId: ids.guild,
    reference: 'C-0042',
    number: 42,
    version: 0,
    step: 1,
    status: 'new',
    source: 'report',
    category: 'harassment',
    severity: 'medium',
    urgent: false,
    danger: false,
    minorSafety: false,
    confidential: false,
    keepFrom: false,
    keeping: null,
    restricted: false,
    leadersOnly: false,
    nobodyLeft: false,
    parties: [
      { partyId: 'reporter-1', role: 'reporter', userId: ids.reporter, nameId: 'n1' },
      { partyId: 'target-1', role: 'target', userId: ids.reporter, nameId: 'n1' },
      { partyId: 'subject-1', role: 'subject', userId: ids.subject, nameId: 'n2' },
    ],
    recusals: [],
    openerId: null,
    openerNameId: null,
    assigneeId: null,
    formerAssigneeIds: [],
    addedIds: [],
    guestIds: [],
    withheld: false,
    acceptedReaderIds: [],
    descriptionId: 'd1',
    message: null,
    evidence: [],
    openedAt,
    checkInAt: openedAt + 7 * 24 * 60 * minute,
    thread: { round: 1, channelId: null, threadId: null, cardId: null, broughtIds: [] },
    copy: 'none',
    troubles: [],
    ...fresh,
  });
});

it('keeps what people wrote out of the event and hands it over beside it', () => {
  const ruling = decide(null, openCase({ files: [file()] }));

  expect(ruling.ok && ruling.contents.map(({ kind }) => kind)).toEqual([
    'description',
    'name',
    'name',
    'file-name',
    'file-url',
  ]);
  expect(JSON.stringify(eventsOf(ruling))).not.toMatch(/following|mira|tobin|screen|cdn/u);
});

it.each([
  [
    'the subject is staff',
    { subject: { userId: ids.staff, name: { contentId: 'n2', kind: 'name', text: 'rowan' } } },
    'party',
  ],
  [
    'the reporter is staff',
    { reporter: { userId: ids.staff, name: { contentId: 'n1', kind: 'name', text: 'rowan' } } },
    'party',
  ],
  [
    'the person harmed is staff',
    { harmed: { userId: ids.staff, name: { contentId: 'n3', kind: 'name', text: 'x' } } },
    'party',
  ],
  [
    'the words name staff',
    { description: { contentId: 'd1', kind: 'description', text: 'It was Rowan again' } },
    'named',
  ],
  [
    'the words mention staff',
    { description: { contentId: 'd1', kind: 'description', text: `ask <@${ids.staff}>` } },
    'named',
  ],
  [
    'a subject in words is staff',
    { subject: { userId: null, name: { contentId: 'n2', kind: 'name', text: 'ROWAN!' } } },
    'named',
  ],
] as const)('restricts the case from its start and recuses that person when %s', (_when, changes, why) => {
  const state = opened(changes);

  expect(state.recusals).toEqual([{ userId: ids.staff, why }]);
  expect(state).toMatchObject({ restricted: true, leadersOnly: false, reference: 'C-7K3Q', number: null });
});

it.each([{ confidential: true }, { keepFrom: true }, { category: categoryNamed('minor-safety') }])(
  'goes to leaders only, under a random reference: %j',
  (changes) => {
    expect(opened(changes)).toMatchObject({ restricted: true, leadersOnly: true, reference: 'C-7K3Q', number: null });
  },
);

it('says so when nobody of the team is left', () => {
  const everybody = { contentId: 'd1', kind: 'description', text: 'Rowan, Imke and Halvard, all three' } as const;

  expect(opened({ description: everybody }).nobodyLeft).toBe(true);
});

it('makes a report of danger critical and urgent, with a check-in after one day', () => {
  expect(opened({ danger: true })).toMatchObject({
    severity: 'critical',
    urgent: true,
    checkInAt: openedAt + 24 * 60 * minute,
  });
});

it('refuses a description of blanks', () => {
  const blank = { contentId: 'd1', kind: 'description', text: ' \n\t ' } as const;

  expect(decide(null, openCase({ description: blank }))).toEqual(refuse({ code: 'description-empty' }));
});

it('refuses the report beyond the limit with the moment at which it works again', () => {
  const recentReports = [50, 40, 30, 20, 10].map((ago) => openedAt - ago * minute);

  expect(decide(null, openCase({ recentReports }))).toEqual(
    refuse({ code: 'report-limit', againAt: openedAt + 10 * minute }),
  );
});

it.each([{ danger: true }, { category: categoryNamed('threats') }])(
  'never refuses a report about danger: %j',
  (changes) => {
    const recentReports = [50, 40, 30, 20, 10].map((ago) => openedAt - ago * minute);

    expect(decide(null, openCase({ recentReports, ...changes })).ok).toBe(true);
  },
);

it.each([
  ['an ordinary file is to be copied', file(), {}, { state: 'pending', reason: null, sha256: null }],
  [
    'a file kept with a refused form is there already',
    file({ sha256: 'ab' }),
    {},
    { state: 'stored', reason: null, sha256: 'ab' },
  ],
  ['an empty file fails', file({ size: 0 }), {}, { state: 'failed', reason: 'empty', sha256: null }],
  ['a file over the limit fails', file({ size: 1001 }), {}, { state: 'failed', reason: 'too-large', sha256: null }],
  [
    'media about a minor is left out',
    file({ sha256: 'ab' }),
    { category: categoryNamed('minor-safety') },
    { state: 'left-out', reason: 'minor-safety', sha256: null },
  ],
])('takes the report with its file: %s', (_what, one, changes, expected) => {
  expect(opened({ files: [one], ...changes }).evidence).toMatchObject([expected]);
});

it('opens a case once: the same order again changes nothing', () => {
  expect(given(openCase()).when(openCase())).toEqual({ ok: true, events: [], contents: [] });
});
