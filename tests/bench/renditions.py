"""How long the files of one 24-megapixel picture take, and how much memory at the peak. Run: python -m tests.bench.renditions

Everything happens in the darkroom's own children, as in life; no database is needed.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom.child import Limits, run_child

WIDTHS = [320, 464, 672, 976, 1408, 2048]
LIMITS = Limits(memory_bytes=1_600 * 1024**2, cpu_seconds=300, wall_seconds=300, file_bytes=40 * 1024**2)
PICTURE = Path(__file__).resolve().parents[2] / "articles" / "demo" / "pictures" / "container-port-dusk.jpg"


def a_large_picture(folder: Path, *, kind: str) -> Path:
    """A real picture at 6000 × 4000, with grain, since a smooth one would be too easy."""
    path = folder / f"large.{kind.lower()}"
    with Image.open(PICTURE) as small:
        large = small.convert("RGB").resize((6000, 4000), Image.Resampling.BICUBIC)
    grain = Image.effect_noise(large.size, 18).convert("RGB")
    Image.blend(large, grain, 0.08).save(path, kind, **({"quality": 92} if kind == "JPEG" else {"compress_level": 1}))
    return path


def measured(module: str, request: dict[str, Any]) -> tuple[float, int, int]:
    """Seconds, peak memory in MB, and bytes made, of one child."""
    ours, theirs = multiprocessing.Pipe()
    # A process of its own, for the peak of children is kept for a process's whole life.
    process = multiprocessing.get_context("fork").Process(target=_measure, args=(module, request, theirs))
    process.start()
    found: tuple[float, int, int] = ours.recv()
    process.join()
    return found


def _measure(module: str, request: dict[str, Any], pipe: Any) -> None:
    began = time.perf_counter()
    run_child(module, request=request, limits=LIMITS)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    made = sum(path.stat().st_size for path in Path(request["folder"]).glob("[0-9]*")) if "folder" in request else 0
    pipe.send((seconds, peak, made))


def rows(folder: Path) -> list[tuple[str, float, int, int]]:
    found = []
    for kind in ("JPEG", "PNG"):
        path = a_large_picture(folder, kind=kind)
        found.append((f"{kind}: intake", *measured("media.darkroom.decode", {"path": str(path), "most_pixels": 10**8})))
        for formats in (["jpeg"], ["webp"], ["jpeg", "webp"], ["avif"]):
            with tempfile.TemporaryDirectory() as out:
                request = {"path": str(path), "folder": out, "widths": WIDTHS, "formats": formats, "xmp": ""}
                found.append((f"{kind}: {' + '.join(formats)}", *measured("media.darkroom.develop", request)))
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{'6000 × 4000 px to six widths':<32}{'seconds':>9}{'peak MB':>9}{'made KB':>9}\n")
        for name, seconds, peak, made in rows(Path(folder)):
            sys.stdout.write(f"{name:<32}{seconds:>9.1f}{peak:>9}{made // 1024 or '':>9}\n")


if __name__ == "__main__":
    main()
