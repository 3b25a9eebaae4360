/** Words of Providers. */
export const providersTexts = {
  title: 'Providers',
  purpose: 'Who makes the pictures of Image Studio, what each is good at, and what it costs.',
  hint: 'Whoever runs this server chooses the providers by giving it their keys. While there are none, the engine of this server makes every picture itself and stands in for each of them at its price; no photo leaves the house.',
  available: 'Available',
  unavailable: 'Not available',
  reason: 'This server has no key for it; whoever runs it can add one.',
  resolution: (pixels: string) => `Up to ${pixels.replace('x', ' × ')}`,
  models: 'Models',
  bestFor: 'Good for',
  credits: (base: number, large: number) => {
    if (large === 0) return 'Free';
    return base === large ? `${base} credits` : `${base} credits, ${large} when large`;
  },
  capabilities: 'It can',
  modules: 'Studios',
  modulesHint: 'What this server offers to make and to find.',
  word: (name: string) => {
    const words = name.replaceAll(/[-_]/g, ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
};
