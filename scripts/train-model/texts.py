"""The texts that the table is trained on, as prepare.mjs and embed_texts.py left them."""
import collections, json, os
import numpy as np

LONGEST = 32

Text = collections.namedtuple('Text', 'source group teacher words')


class Texts:
    def __init__(self, words, glove, word_vectors, texts, teacher):
        self.words, self.glove, self.word_vectors, self.texts = words, glove, word_vectors, texts
        self.teacher = teacher
        self.teacher_rows = np.array([text.teacher for text in texts])

    def teacher_of(self, which):
        """The teacher's vectors (count × 512) of some texts."""
        return self.teacher[self.teacher_rows[which]].astype(np.float32)

    def first_weights(self):
        """Smooth inverse frequency (Arora, Liang and Ma 2017) from the rank alone; half for pairs of words."""
        single = sum(' ' not in word for word in self.words)
        rank = np.arange(1, single + 1)
        share = 1 / (rank * np.log(single * 1.8))
        weights = 3e-4 / (3e-4 + share) + .02
        number = {word: i for i, word in enumerate(self.words)}
        of_pairs = [.25 * sum(weights[number[part]] for part in pair.split(' ')) for pair in self.words[single:]]
        return np.concatenate([weights, np.minimum(.5, of_pairs)]).astype(np.float32)

    def rarity(self):
        """Inverse document frequency of every word in the texts."""
        found = np.ones(len(self.words))
        for text in self.texts:
            found[np.unique(text.words)] += 1
        return np.log(1 + len(self.texts) / found).astype(np.float32)


def load_texts(work, sources, pair_count, pair_uses):
    """Reads the texts of `sources`; the `pair_count` most frequent pairs of neighbours become words of their own."""
    words = open(os.path.join(work, 'vocabulary.txt')).read().split()
    glove = np.fromfile(os.path.join(work, 'glove.f32'), np.float32).reshape(-1, 100)
    with open(os.path.join(work, 'teacher', 'texts.jsonl')) as file:
        taught = {json.loads(line): i for i, line in enumerate(file)}
    teacher = np.memmap(os.path.join(work, 'teacher', 'vectors.f16'), np.float16, 'r').reshape(-1, 512)
    word_vectors = np.stack([teacher[taught[word]] for word in words]).astype(np.float32)
    number = {word: i for i, word in enumerate(words)}
    with open(os.path.join(work, 'texts.jsonl')) as file:
        rows = [row for row in map(json.loads, file) if row['s'] in sources]

    uses = collections.Counter()
    for row in rows:
        if row['s'] != 'wordnet':
            known = row['w'][:LONGEST]
            known_pairs = (pair for pair in zip(known, known[1:]) if pair[0] in number and pair[1] in number)
            # Not a set: its order, and so which of two equally frequent pairs comes first, changes from run to run.
            uses.update(list(dict.fromkeys(known_pairs)))
    pairs = [pair for pair, count in uses.most_common(pair_count) if count >= pair_uses]
    pair_number = {pair: len(words) + i for i, pair in enumerate(pairs)}

    texts = []
    for row in rows:
        own = row['w'][:LONGEST]
        bag = [number[word] for word in own if word in number]
        if bag:
            bag += [pair_number[pair] for pair in zip(own, own[1:]) if pair in pair_number]
            texts.append(Text(row['s'], row['g'], taught[row['t']], np.array(bag)))

    if pairs:
        halves = np.array([[number[a], number[b]] for a, b in pairs])
        glove = np.concatenate([glove, glove[halves].mean(1)])
        word_vectors = np.concatenate([word_vectors, word_vectors[halves].mean(1)])
    return Texts(words + [' '.join(pair) for pair in pairs], glove, word_vectors, texts, teacher)
