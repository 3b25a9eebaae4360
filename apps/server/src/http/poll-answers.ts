import type { FastifyRequest } from 'fastify';
import type { OperationView } from '../operations/operation.ts';
import type { ImageAnswers } from './image-answers.ts';

type Shape<Answer> = (
  view: OperationView,
  picture: Pick<ImageAnswers, 'image' | 'url'>,
  origin: string,
) => Answer;

/**
 * Answers of a polling route. Clients ask for the same operation again and again, and the domain hands out the
 * same view until the operation changes: its answer is shaped and written as JSON once per view, for as long as
 * its image URLs stand still.
 */
export class PollAnswers<Answer extends object> {
  readonly #images: ImageAnswers;
  readonly #shape: Shape<Answer>;
  readonly #shaped = new WeakMap<OperationView, { origin: string; epoch: number; answer: Answer }>();
  readonly #written = new WeakMap<Answer, string>();

  constructor(images: ImageAnswers, shape: Shape<Answer>) {
    this.#images = images;
    this.#shape = shape;
  }

  answer(request: FastifyRequest, view: OperationView): Answer {
    const origin = this.#images.originFor(request);
    const epoch = this.#images.epoch();
    const known = this.#shaped.get(view);
    if (known?.origin === origin && known.epoch === epoch) return known.answer;
    const answer = this.#shape(view, this.#images, origin);
    this.#shaped.set(view, { origin, epoch, answer });
    return answer;
  }

  /** For the route's `serializerCompiler`. */
  write(answer: Answer | null): string {
    if (answer === null) return 'null';
    const known = this.#written.get(answer);
    if (known !== undefined) return known;
    const text = JSON.stringify(answer);
    this.#written.set(answer, text);
    return text;
  }
}
