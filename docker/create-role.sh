#!/bin/sh
# Runs once, in an empty database server: the application owns its database and is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$DATABASE_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE veiligthuis LOGIN NOSUPERUSER PASSWORD :'password';
CREATE DATABASE veiligthuis OWNER veiligthuis;
SQL
