/** Answers for when something is wrong on our side, not on the person's. */
export const sorry = {
  ourFault:
    'Something went wrong on our side, not on yours. Nothing you sent before is lost. Please try again in a moment; if it keeps happening, tell a member of the team.',
  unknownCommand: 'This command is not known here any more. Press `/` to see what there is now.',
  outdatedButton: 'This button is from an earlier version and no longer works. Please start again with the command.',
};
