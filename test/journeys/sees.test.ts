import { afterEach, expect, it } from 'vitest';
import type { OptionValues } from '../support/discord-server/people/command-line.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { firstSteps, quiet, referenceIn, reports, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';

afterEach(closeScenes);

/** One kind of case: who sends what, who of the team may read it, and what differs from the plainest case. */
interface Kind {
  what: string;
  about?: (s: Onlookers) => OptionValues;
  form?: (s: Onlookers) => Form;
  /** The description, where it matters. */
  words?: (s: Onlookers) => string;
  by?: (s: Onlookers) => Person;
  readers: (s: Onlookers) => Person[];
  /** The warnings of the card; without any the case is a plain one, with number, name and role ping. */
  warnings?: string[];
  harmed?: (s: Onlookers) => string;
  subject?: (s: Onlookers) => Person;
  /** What the acknowledgement says right after the reference. */
  circle?: string[];
  /** What the reporter answers to the question from whom it must be kept, and what they read then. */
  asked?: {
    answers: (person: Person, s: Onlookers) => Promise<unknown>;
    told: (reference: string, s: Onlookers) => string;
  };
  isConfidential?: true;
  minor?: true;
}

const kept = ['🔒 Restricted: please speak of it nowhere but here.', 'Somebody of the team is kept out of this case.'];
const leaders = '🔒 Restricted to leaders.';
const asYouWished = 'As you wished, only the leaders of the team can open this report.';
const keptOut = 'Anybody of the team who is part of this, or whom your report names, is kept out of it.';
const keepFromSomebody = { boxes: ['Somebody of the team must not see this'] };
const whomMenu = 'Who of the team must not see this?';
const withoutRowan = (s: Onlookers) => [s.imke, s.halvard, s.ysolde];
const onlyLeaders = (s: Onlookers) => [s.halvard, s.ysolde];

const kinds: Kind[] = [
  { what: 'a plain case', readers: (s) => [s.rowan, ...withoutRowan(s)] },
  {
    what: 'a case about staff',
    about: (s) => ({ member: s.rowan }),
    subject: (s) => s.rowan,
    readers: withoutRowan,
    warnings: kept,
  },
  {
    what: 'a case about a leader',
    about: (s) => ({ member: s.halvard }),
    subject: (s) => s.halvard,
    readers: (s) => [s.rowan, s.imke, s.ysolde],
    warnings: kept,
  },
  {
    what: 'a case whose text names staff',
    words: () => 'R0wan looked away.',
    readers: withoutRowan,
    warnings: kept,
  },
  {
    what: 'a case whose text holds the id of staff',
    words: (s) => `Ask ${s.rowan.id}.`,
    readers: withoutRowan,
    warnings: kept,
  },
  { what: 'a case reported by staff', by: (s) => s.rowan, readers: withoutRowan, warnings: kept },
  {
    what: 'a case in which staff was harmed',
    form: (s) => ({ harmed: s.rowan.mention }),
    harmed: (s) => `\`${s.rowan.id}\``,
    readers: withoutRowan,
    warnings: kept,
  },
  {
    what: 'a confidential case',
    form: () => ({ boxes: ['Keep my name from the team'] }),
    readers: onlyLeaders,
    warnings: [leaders, 'The reporter asked to keep their name from the team. Please do not name them here either.'],
    circle: [
      'Your name is kept from the team: only the leaders, and whoever they give the case to, can see who reported.',
      asYouWished,
    ],
    isConfidential: true,
  },
  {
    what: 'a case to keep from somebody, left to the leaders',
    form: () => keepFromSomebody,
    readers: onlyLeaders,
    warnings: [
      leaders,
      'The reporter wished that somebody of the team must not see this, and named nobody: only leaders have it.',
    ],
    circle: [keptOut],
    asked: {
      answers: async (person) => await person.presses('Only the leaders'),
      told: (reference) => `Only the leaders get **${reference}**.`,
    },
  },
  {
    what: 'a case to keep from somebody of the staff',
    form: () => keepFromSomebody,
    readers: withoutRowan,
    warnings: [...kept, 'The reporter wished that somebody of the team must not see this; whoever it is, is kept out.'],
    circle: [keptOut],
    asked: {
      answers: async (person, s) => await person.selects(whomMenu, s.rowan),
      told: (reference, s) =>
        `**${reference}** is kept from ${s.rowan.mention}. Everybody else who may look at it gets it now.`,
    },
  },
  {
    what: 'a case about the safety of a minor',
    form: () => ({ category: 'Safety of a minor' }),
    readers: onlyLeaders,
    warnings: [leaders, 'Safety of a minor: no media is copied or shown. Work from links and words only.'],
    circle: ['Reports of this kind are opened by the leaders of the team only.'],
    minor: true,
  },
];

const seconds = (ms: number) => Math.floor(ms / 1000);
const dateOf = (s: Onlookers, days: number) => {
  const due = seconds(s.clock.now()) + days * 86_400;
  return `<t:${due}:D> (<t:${due}:R>)`;
};

/** Everything the thread of a case holds, its name included. */
function threadTexts(s: Onlookers, reference: string, kind: Kind): string[] {
  const { user } = kind.subject?.(s) ?? s.tobin;
  const { category, severity, days } = kind.minor ? minorSafety : harassment;
  return [
    kind.warnings === undefined ? `${reference} · ${category} · ${user.username}` : reference,
    `## ${reference} · ${category}\n**New** · Severity: **${severity}** · Opened <t:${seconds(s.clock.now())}:R>`,
    ...(kind.warnings === undefined ? [] : [kind.warnings.join('\n')]),
    partyTexts(s, kind),
    `> ${kind.words?.(s) ?? 'He keeps following me.'}`,
    `**Proof:** no files\n**Assignee:** nobody yet\n**Check-in due:** ${dateOf(s, days)}. The reporter has not been greeted yet.`,
    ...(kind.minor ? ['I am on it'] : []),
    ...firstSteps.filter((step) => !(kind.isConfidential && step === 'Take it')),
    ...(kind.isConfidential ? ['Who reported'] : []),
    callFor(s, reference, kind),
  ];
}

const harassment = { category: 'Harassment', severity: 'Medium', days: 7 };
const minorSafety = { category: 'Safety of a minor', severity: 'Critical', days: 1 };

function partyTexts(s: Onlookers, kind: Kind): string {
  const named = ({ user, id }: Person) => `${user.username} (\`${id}\`)`;
  return [
    `**Reported by:** ${kind.isConfidential ? 'name kept back' : named(kind.by?.(s) ?? s.mira)}`,
    `**Harmed:** ${kind.harmed?.(s) ?? 'the reporter'}`,
    `**About:** ${named(kind.subject?.(s) ?? s.tobin)}`,
  ].join('\n');
}

function callFor(s: Onlookers, reference: string, kind: Kind): string {
  if (kind.warnings === undefined) {
    const [role = ''] = s.settings.staffRoles;
    return `**${reference}** · A new report has come in. <@&${role}>\nAlso here: ${s.halvard.mention} ${s.ysolde.mention}`;
  }
  const named = kind.readers(s).map(({ mention }) => mention);
  return `**${reference}** · A report has come in that only the people named here can see. ${named.join(' ')}`;
}

/** Everything the reporter is shown. */
function ackTexts(s: Onlookers, reference: string, kind: Kind): string[] {
  const thanks = kind.minor
    ? 'It is good that you look out for somebody young. The team is being called to it now.'
    : 'Living with something like this takes strength, and so does writing it down.';
  const emergency =
    '**If somebody is in danger right now, please call your local emergency number first. They can be there faster than we can.**';
  return [
    ...(kind.minor ? [emergency] : []),
    `### Thank you for telling us\n${thanks}`,
    [`Your report is safe with the Security team. Its reference is **${reference}**.`, ...(kind.circle ?? [])].join(
      '\n',
    ),
    ...(kind.asked === undefined ? [] : askedTexts(s, reference, kind.asked)),
    `**What happens next.** The team reads your report and talks it over; nobody decides alone. You hear from us by ${dateOf(s, kind.minor ? 1 : 7)} at the latest, even if there is no news yet.`,
    `**To add something or to ask how it stands,** use \`/my-reports\` and choose ${reference}. You are not a bother.`,
    'Send me a copy by direct message',
  ];
}

function askedTexts(s: Onlookers, reference: string, { told }: NonNullable<Kind['asked']>): string[] {
  const until = seconds(s.clock.now()) + 15 * 60;
  return [
    `**Who of the team must not see ${reference}?** Nobody of the team sees it yet, and nobody is called, until you say so. If we have not heard from you by <t:${until}:t> (<t:${until}:R>), only the leaders get it; so please choose now if it is one of them.`,
    whomMenu,
    'Only the leaders',
    'Nobody after all',
    told(reference, s),
  ];
}

async function sends(s: Onlookers, { by, about, form, words, asked }: Kind): Promise<void> {
  const person = by?.(s) ?? s.mira;
  const description = words === undefined ? {} : { description: words(s) };
  await reports(person, about?.(s) ?? { member: s.tobin }, { ...form?.(s), ...description });
  await asked?.answers(person, s);
  await quiet(s);
}

it.each(kinds)('lets everybody read exactly what is theirs after $what', async (kind) => {
  const s = await onlookers();
  const by = kind.by?.(s) ?? s.mira;
  const read = await newlyRead(s.everyone, async () => {
    await sends(s, kind);
  });
  const reference = referenceIn(shownTo(by));
  const inside = new Set(threadTexts(s, reference, kind));
  // Discord itself opens every private thread to the owner and to administrators.
  const readers = [...kind.readers(s), s.ownerPerson, s.ada];

  expect(read).toEqual({
    ...Object.fromEntries(readers.map(({ name }) => [name, inside])),
    [by.name]: new Set(ackTexts(s, reference, kind)),
  });
});

it.each(kinds)('pings nobody but those who may read $what', async (kind) => {
  const s = await onlookers();
  await sends(s, kind);
  const pinged = s.everyone.filter(({ pings }) => pings.length > 0).map(({ name }) => name);
  const expected = kind.warnings === undefined ? [s.rowan, s.imke] : kind.readers(s);

  expect(pinged).toEqual(expected.map(({ name }) => name));
  expect(s.everyone.every(({ pings }) => pings.length <= 1)).toBe(true);
});
