/** The baseline of the polling bench: a bare Fastify route that answers the same bytes. Runs as a child process. */
import Fastify from 'fastify';

const body = process.argv[2] ?? '{}';
const app = Fastify();
app.get('/poll', (_request, reply) =>
  reply.header('content-type', 'application/json; charset=utf-8').send(body),
);
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
if (address && typeof address === 'object') process.send?.({ port: address.port });
process.on('disconnect', () => process.exit(0));
