import { createWavespeed } from '@atelier/providers/hosted/wavespeed';
import { startFakeWavespeed } from '../fakes/wavespeed.ts';
import { fullRequest, leastRequest } from './sample-requests.ts';
import { CANARY_KEY, runToEnd, trial } from './trial.ts';

const fake = await startFakeWavespeed(CANARY_KEY);
const p = createWavespeed({ apiKey: CANARY_KEY, baseUrl: fake.server.url });
for (const spec of p.specs())
  for (const r of [await fullRequest(spec), await leastRequest(spec)]) {
    const t = trial({ allow: [fake.server.host] });
    const o = p.check(r);
    if (o.length) console.log(spec.model, spec.operation, o);
    const s = await runToEnd(p, r, t.context);
    console.log(
      spec.operation,
      spec.model,
      s.state,
      s.state === 'done'
        ? `${s.images[0]!.width}x${s.images[0]!.height} ${s.images[0]!.mime} ${s.images[0]!.seed} ${JSON.stringify(s.cost)}`
        : JSON.stringify(s),
    );
  }
console.log(fake.server.violations, fake.server.paid.length);
const t = trial({ allow: [fake.server.host] });
console.log(await p.health(t.context));
console.log(fake.inputs.slice(-3).map((i) => JSON.stringify(i).slice(0, 300)));
await fake.server.close();
