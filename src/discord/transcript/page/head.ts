import { TranscriptLink } from '../../../domain/transcript.ts';
import type { CaseTranscript } from '../../../domain/transcript.ts';
import { card, roleNames } from '../../../texts/en/card.ts';
import { transcriptPage as words, transcriptWords } from '../../../texts/en/transcript.ts';
import { markup, nothing } from './html.ts';
import type { Html } from './html.ts';
import type { Look } from './look.ts';
import { style } from './style.ts';

/** No script, nothing from outside: what people wrote could do nothing even if it got through. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; base-uri 'none'; form-action 'none'";

/** Everything above the sections: what the case is, how it ended, who is in it. */
export function headOf(part: CaseTranscript, look: Look): Html[] {
  return [
    markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${words.title(part.reference, part.server)}</title>
${style}
</head>
<body>
<header>
`,
    title(part, look),
    result(part, look),
    people(part, look),
    facts(part, look),
    markup`</header>
`,
  ];
}

function title({ reference, server, category, status, severity, marks, ...rest }: CaseTranscript, look: Look): Html {
  const grave = severity.key === 'high' || severity.key === 'critical' ? 'grave' : 'severity';
  const closed = rest.closedAt === null ? nothing : markup` · ${words.closed} ${look.time(rest.closedAt)}`;
  return markup`<p class="kicker">${words.kicker(server)}</p>
<h1>${reference} <small>${category.words}</small></h1>
<ul class="badges"><li class="status">${status.words}</li><li class="${grave}">${words.severity(severity.words)}</li></ul>
<p class="soft">${words.opened} ${look.time(rest.openedAt)}${closed}</p>
${marks.length === 0 ? nothing : markup`<ul class="marks">${marks.map((mark) => markup`<li>${mark}</li>`)}</ul>`}
`;
}

function result({ result: how, outcome, summary }: CaseTranscript, look: Look): Html {
  const labelled = (label: string, text: string | null) => markup`<p class="label">${label}</p>${look.words(text)}`;
  return markup`<section class="result" aria-labelledby="result">
<h2 id="result">${words.result}</h2>
<p class="lead">${how}</p>
${outcome === null ? nothing : markup`${labelled(words.outcome, outcome.text)}${labelled(words.reasons, outcome.reasons)}${behind(outcome)}`}
${summary === null ? nothing : labelled(words.summary, summary)}
</section>
`;
}

/** Who stands behind an outcome. */
function behind({ proposedBy, approvedBy }: NonNullable<CaseTranscript['outcome']>): Html {
  const names = approvedBy.map(({ name }) => name).join(', ');
  const approved = names === '' ? '' : `, ${words.approvedBy(names)}`;
  return markup`<p class="soft">${words.proposedBy(proposedBy.name)}${approved}.</p>`;
}

function people({ parties, assignee, opener }: CaseTranscript, look: Look): Html {
  const person = ({ role, name, userId }: CaseTranscript['parties'][number]) => {
    const isOff = userId === null && name !== transcriptWords.theReporter && name !== card.reporterKept;
    const off = isOff ? markup` <span class="soft">${transcriptWords.offDiscord}</span>` : nothing;
    return markup`<div><dt>${roleNames[role]}</dt><dd>${look.person({ name, userId })}${off}</dd></div>`;
  };
  const subject = parties.some(({ role }) => role === 'subject')
    ? nothing
    : markup`<div><dt>${roleNames.subject}</dt><dd>${transcriptWords.nobodyNamed}</dd></div>`;
  const opened = opener === null ? nothing : markup`<div><dt>${words.opener}</dt><dd>${look.person(opener)}</dd></div>`;
  return markup`<section aria-labelledby="people">
<h2 id="people">${words.people}</h2>
<dl class="people">${parties.map(person)}${subject}${opened}<div><dt>${words.assignee}</dt><dd>${look.person(assignee, words.nobody)}</dd></div></dl>
</section>
`;
}

function facts({ facts: known, links }: CaseTranscript, look: Look): Html {
  const linked = TranscriptLink.options.flatMap((how) => {
    const references = links.filter((link) => link.how === how).map(({ reference }) => reference);
    return references.length === 0 ? [] : [{ label: words.linkNames[how], words: references.join(', ') }];
  });
  const all = [...known, ...linked];
  if (all.length === 0) return nothing;
  const rows = all.map(({ label, words: said }) => markup`<div><dt>${label}</dt><dd>${look.words(said)}</dd></div>`);
  return markup`<section aria-labelledby="facts">
<h2 id="facts">${words.facts}</h2>
<dl class="facts">${rows}</dl>
</section>
`;
}
