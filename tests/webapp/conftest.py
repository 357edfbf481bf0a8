"""Workbenches to test with, each over a workspace of its own in SQLite."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.store.schema import upgrade
from tests.webapp.making import Api, fill_glossary, put_document
from webapp import create_app
from webapp.services.bench import bench_of
from webapp.settings import Settings


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "workspace.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def app(migrated_file: Path, tmp_path: Path) -> Iterator[Flask]:
    file = tmp_path / "workspace.db"
    shutil.copy(migrated_file, file)
    made = create_app(Settings(database=f"sqlite:///{file}", secret_key="of this test alone"))  # noqa: S106
    fill_glossary(made)
    yield made
    bench_of(made).close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def api(client: FlaskClient) -> Api:
    return Api(client)


@pytest.fixture
def document_id(app: Flask) -> int:
    return put_document(app)
