import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { setupCommandWords } from '../../texts/en/setup.ts';
import type { Answer, ComponentHandler, GuildContext, ModalHandler, SlashCommand } from '../handler.ts';
import { loadChosen } from '../setup-draft.ts';
import { choiceComponents, choiceModals } from './setup-choices.ts';
import { createThem } from './setup-create.ts';
import { finishSetup } from './setup-finish.ts';
import { setupRules, showDialog, withGuild } from './setup-handler.ts';
import { lookAgain, lookAtServer, tryAgain } from './setup-look.ts';
import { mendThem } from './setup-mend.ts';

/** `/setup start` and `/setup check` (SPEC 13). */
const setup: SlashCommand = {
  ...setupRules,
  data: new SlashCommandBuilder()
    .setName('setup')
    .setDescription(setupCommandWords.description)
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((one) => one.setName('start').setDescription(setupCommandWords.start))
    .addSubcommand((one) => one.setName('check').setDescription(setupCommandWords.check))
    .toJSON(),
  run: async (interaction, anyContext) => {
    const context = withGuild(anyContext);
    return interaction.options.getSubcommand() === 'check' ? check(context) : start(context);
  },
};

/** Opens the dialog where this administrator left it: their choices are still there. */
const start = async (context: GuildContext): Promise<Answer> =>
  showDialog(context, await loadChosen(context), { step: 'roles' });

const check = (context: GuildContext): Answer => ({ show: 'later', work: () => lookAtServer(context) });

export const setupCommands: SlashCommand[] = [setup];
export const setupComponents: ComponentHandler[] = [
  ...choiceComponents,
  createThem,
  mendThem,
  finishSetup,
  lookAgain,
  tryAgain,
];
export const setupModals: ModalHandler[] = [...choiceModals];
