import { z } from 'zod';
import { ConversationChange, ConversationId, ConversationList, ConversationSummary, ConversationView } from '#core/contract.ts';
import { parseInput } from '#core/parse-input.ts';
import type { Conversations } from '#core/ports.ts';
import { HttpError } from './problem.ts';
import type { Operation } from './route.ts';

const Params = z.strictObject({ id: ConversationId });
const ListQuery = z.strictObject({
  /** Conversations to leave out at the beginning. */
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Removed = z.strictObject({ removed: z.string() });

/** The conversations that are kept: their list, one of them, and renaming and removing it. */
export function conversationOperations(conversations: Conversations): readonly Operation[] {
  return [
    {
      method: 'get',
      path: '/api/conversations',
      summary: 'Lists the conversations, the one answered last first; paged.',
      query: ListQuery,
      success: { description: 'One page of conversations.', content: { 'application/json': ConversationList } },
      problems: [400],
      handlers: [
        async function listConversations(req, res) {
          const { offset, limit } = parseInput(ListQuery, req.query);
          const { total, items } = await conversations.list(offset, limit);
          res.json({ total, offset, limit, conversations: [...items] } satisfies ConversationList);
        },
      ],
    },
    {
      method: 'get',
      path: '/api/conversations/{id}',
      summary: 'Shows one conversation with its answers, as they were given.',
      params: Params,
      success: { description: 'The conversation.', content: { 'application/json': ConversationView } },
      problems: [400, 404],
      handlers: [
        async function showConversation(req, res) {
          const { id } = parseInput(Params, req.params);
          res.json(found(await conversations.read(id)) satisfies ConversationView);
        },
      ],
    },
    {
      method: 'patch',
      path: '/api/conversations/{id}',
      summary: 'Renames a conversation.',
      params: Params,
      body: ConversationChange,
      success: { description: 'The conversation under its new title.', content: { 'application/json': ConversationSummary } },
      problems: [400, 404, 413, 415],
      handlers: [
        async function renameConversation(req, res) {
          const { title } = parseInput(ConversationChange, req.body);
          const { id } = parseInput(Params, req.params);
          res.json(found(await conversations.rename(id, title)) satisfies ConversationSummary);
        },
      ],
    },
    {
      method: 'delete',
      path: '/api/conversations/{id}',
      summary: 'Removes a conversation and all its answers.',
      params: Params,
      success: { description: 'It is gone.', content: { 'application/json': Removed } },
      problems: [400, 404],
      handlers: [
        async function removeConversation(req, res) {
          const { id } = parseInput(Params, req.params);
          if (!(await conversations.remove(id))) found(undefined);
          res.json({ removed: id });
        },
      ],
    },
  ];
}

function found<Item>(item: Item | undefined): Item {
  if (item !== undefined) return item;
  throw new HttpError(404, 'not_found', 'There is no such conversation, or it has no such answer; list them with GET /api/conversations.');
}
