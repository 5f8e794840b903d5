/** The built-in words of a category; a server may replace name and acknowledgement (SPEC 3.2). */
export interface CategoryWords {
  name: string;
  /** Shown below the name in the form. */
  hint: string;
  /** First sentence of the acknowledgement: warm, specific, judging nobody (SPEC 3.3). */
  acknowledgement: string;
}

const builtIn: Record<string, CategoryWords> = {
  harassment: {
    name: 'Harassment',
    hint: 'Insults, pestering, unwanted attention',
    acknowledgement: 'Living with something like this takes strength, and so does writing it down.',
  },
  threats: {
    name: 'Threats or danger',
    hint: 'Threats, violence, somebody may get hurt',
    acknowledgement: 'This sounds frightening. The team is being called to it now.',
  },
  'personal-information': {
    name: 'Personal information published',
    hint: 'Address, phone number, real name, workplace',
    acknowledgement: 'Having private things out in the open is unsettling. The team is being called to it now.',
  },
  'sexual-content': {
    name: 'Sexual content or images of a person',
    hint: 'Unwanted, or shared without consent',
    acknowledgement:
      'We are sorry that you had to see or live through this. You do not need to look at it again for us.',
  },
  'minor-safety': {
    name: 'Safety of a minor',
    hint: 'Somebody under age may be at risk',
    acknowledgement: 'It is good that you look out for somebody young. The team is being called to it now.',
  },
  impersonation: {
    name: 'Impersonation',
    hint: 'Somebody pretends to be somebody else',
    acknowledgement: 'It is unpleasant not to know who is who. It helps that you told us.',
  },
  scam: {
    name: 'Scam or spam',
    hint: 'Fraud, fake links, advertising',
    acknowledgement: 'Telling us early protects others as well. Please open none of the links again.',
  },
  evasion: {
    name: 'Getting around a sanction',
    hint: 'Somebody is back under another name',
    acknowledgement: 'It helps that you noticed and told us.',
  },
  other: {
    name: 'Something else',
    hint: 'Anything the team should know',
    acknowledgement: 'It is good that you told us, even if it fits no box.',
  },
};

/** The words for a category, the server's own before the built-in ones. */
export function categoryWords(category: { key: string; name: string | null; text: string | null }): CategoryWords {
  const words = builtIn[category.key] ?? { name: category.key, hint: '', acknowledgement: 'Thank you for telling us.' };
  return { ...words, name: category.name ?? words.name, acknowledgement: category.text ?? words.acknowledgement };
}
