import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import * as evaluations from '#core/contract-evaluations.ts';
import * as contract from '#core/contract.ts';
import type { Operation } from './route.ts';

/** An OpenAPI 3.1 document, as far as this module looks into it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Statuses that any operation can meet: unknown host, failure of ours. */
const ALWAYS = [421, 500];

/** Describes the operations in OpenAPI 3.1.1; the schemas are those that requests are parsed with. */
export function describeApi(operations: readonly Operation[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describeOperation(operation);
  return {
    openapi: '3.1.1',
    info: { title: 'Parapet', version, description: 'Answers questions from a collection of articles; every sentence cites its source.' },
    paths,
    components: { schemas: components() },
  };
}

/** `GET /api/openapi.json`. */
export function openApiOperation(document: () => OpenApiDocument): Operation {
  return {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description.',
    success: { description: 'An OpenAPI 3.1 document.', content: { 'application/json': z.looseObject({ openapi: z.string() }) } },
    problems: [],
    handlers: [
      function showDescription(_req, res) {
        res.json(document());
      },
    ],
  };
}

function describeOperation({ path, method, summary, body, query, params, success, problems }: Operation): object {
  const refusals = [...problems, ...ALWAYS].map((status) => [
    status,
    { description: STATUS_CODES[status], content: { 'application/problem+json': { schema: reference('Problem') } } },
  ]);
  const content = Object.entries(success.content).map(([type, schema]) => [type, { schema: schema ? schemaOf(schema, 'output') : { type: 'string' } }]);
  return {
    operationId: `${method}${path.replaceAll(/[^a-z]+(\w)?/gi, (_match, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
    summary,
    parameters: [...parameters('path', params), ...parameters('query', query)],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    responses: { 200: { description: success.description, content: Object.fromEntries(content) }, ...Object.fromEntries(refusals) },
  };
}

function parameters(place: 'path' | 'query', fields: z.ZodObject | undefined): object[] {
  return Object.entries(fields?.shape ?? {}).map(([name, field]) => {
    const schema = z.toJSONSchema(field as z.ZodType, { io: 'input' });
    delete schema.$schema;
    return { name, in: place, required: place === 'path', schema };
  });
}

/** Named schemas of the contract, by name: whatever its files export is described. */
const NAMED = new Map(Object.entries({ ...contract, ...evaluations }).flatMap(([name, value]) => (value instanceof z.ZodType ? [[name, value] as const] : [])));

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  for (const [name, named] of NAMED) if (named === schema) return reference(name);
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io });
  return plain;
}

function components(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of NAMED) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => reference(id).$ref });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]));
}

function reference(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
