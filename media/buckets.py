"""A bucket of any store that speaks S3, as a storage. Needs the extra `s3`; the one place that knows botocore's errors."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cached_property
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast
from urllib.parse import urljoin

from django.core.exceptions import ImproperlyConfigured
from django.core.files import File
from django.core.files.storage import Storage
from django.utils.encoding import filepath_to_uri

from media.storage import Silence, StoreSilent

CONTENT_TYPES = {
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "png": "image/png",
    "gif": "image/gif",
}
NOT_INSTALLED = (
    "Photos are to lie in buckets, and what speaks with them is not installed. "
    "Install requirements/s3.txt, or take the names of the buckets out of the environment."
)
_FILES_A_PAGE = 1000
_CHUNK_BYTES = 16 * 1024
_IN_MEMORY_BYTES = 1024 * 1024
_ONE_PART_BYTES = 64 * 1024**2  # more than any file here: a file is there whole, or not at all


class Bucket(Storage):
    """Files of one bucket. No access list is ever set: who may read it is for the bucket's own policy to say.

    Takes   headers: what the store keeps with each file, by its own names for them (`CacheControl`);
            base_url: where the site serves these files; without it they have no address
    Unit    whole_seconds: how long one file may take to arrive
    Raises  StoreSilent, from everything, where the store refuses, hangs or breaks off
    """

    def __init__(
        self,
        *,
        bucket: str,
        endpoint: str = "",
        region: str = "",
        base_url: str | None = None,
        headers: dict[str, str] | None = None,
        connect_seconds: float = 5,
        read_seconds: float = 20,
        whole_seconds: float = 60,
    ) -> None:
        self.bucket, self.endpoint, self.region, self.base_url = bucket, endpoint, region, base_url
        self.headers = headers or {}
        self._timeouts = {"connect_timeout": connect_seconds, "read_timeout": read_seconds}
        self._whole_seconds = whole_seconds
        self._silence = Silence()

    def exists(self, name: str) -> bool:
        with self._asked():
            return bool(self._store.exists(name))

    def size(self, name: str) -> int:
        with self._asked():
            return int(self._store.size(name))

    def get_modified_time(self, name: str) -> datetime:
        with self._asked():
            return cast("datetime", self._store.get_modified_time(name))

    def delete(self, name: str) -> None:
        with self._asked():
            self._store.delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with self._asked():
            return cast("tuple[list[str], list[str]]", self._store.listdir(path))

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: ours are random or say what is inside, so no file can stand in the way of another."""
        return name

    def url(self, name: str | None) -> str:
        if self.base_url is None or not name:
            raise ValueError("This file has no address.")
        return urljoin(self.base_url, filepath_to_uri(name).lstrip("/"))

    def walk(self) -> Iterator[tuple[str, datetime]]:
        """Each file with the time that it was written. Cost: one request a thousand files."""
        pages = iter(
            self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, PaginationConfig={"PageSize": _FILES_A_PAGE}
            )
        )
        while True:
            with self._asked():
                page = next(pages, None)
            if page is None:
                return
            for entry in page.get("Contents", ()):
                yield entry["Key"], entry["LastModified"]

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        """The whole file, beyond a megabyte on this machine's disk: whoever is answered with it gets all of it."""
        if mode != "rb":
            raise ValueError("Files in a bucket are written by save, whole.")
        ends = time.monotonic() + self._whole_seconds
        kept = cast("IO[bytes]", SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES))  # noqa: SIM115  the answer closes it
        try:
            with self._asked(), closing(self._client.get_object(Bucket=self.bucket, Key=name)["Body"]) as body:
                for chunk in body.iter_chunks(_CHUNK_BYTES):
                    kept.write(chunk)
                    if time.monotonic() > ends:
                        raise StoreSilent(f"{name} took more than {self._whole_seconds} s to arrive.")
        except BaseException:
            kept.close()
            raise
        kept.seek(0)
        return File(kept, name)

    def _save(self, name: str, content: "File[Any]") -> str:
        content.seek(0)
        headers = {"ContentType": CONTENT_TYPES.get(name.rpartition(".")[2], "application/octet-stream")} | self.headers
        with self._asked():
            self._client.put_object(Bucket=self.bucket, Key=name, Body=content, **headers)
        return name

    @property
    def _client(self) -> Any:
        return self._store.connection.meta.client

    @cached_property
    def _store(self) -> Any:
        try:
            from boto3.s3.transfer import TransferConfig
            from botocore.config import Config
            from storages.backends.s3 import S3Storage
        except (ImportError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(NOT_INSTALLED) from error
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": "path" if self.endpoint else "auto"},
            retries={"mode": "standard", "total_max_attempts": 2},
            # Stores other than Amazon's do not all know the newer checksums.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            **self._timeouts,
        )
        return S3Storage(
            bucket_name=self.bucket,
            endpoint_url=self.endpoint or None,
            region_name=self.region or None,
            client_config=config,
            transfer_config=TransferConfig(multipart_threshold=_ONE_PART_BYTES, use_threads=False),
        )

    @contextmanager
    def _asked(self) -> Iterator[None]:
        """Turns what may go wrong with a store into our own words for it."""
        self._silence.refuse()
        self._store  # noqa: B018  first: says so itself when the extra is missing
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield
        except ClientError as error:
            self._silence.end()
            if error.response.get("Error", {}).get("Code") in {"404", "NoSuchKey", "NotFound"}:
                raise FileNotFoundError("There is no such file in the bucket.") from error
            raise StoreSilent(f"The bucket {self.bucket} refuses: {error}") from error
        except (BotoCoreError, Boto3Error, StoreSilent) as error:
            self._silence.begin()
            raise StoreSilent(f"The bucket {self.bucket} is silent: {error}") from error
        else:
            self._silence.end()
