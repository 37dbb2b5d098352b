# One image for pages, boards, worker and beat; docker-compose.yml gives each its command.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DISPATCH_VAR=/var/lib/dispatch112
WORKDIR /app

COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

COPY . ./
# With a release name, browsers keep the static files for ever; without one they ask whether they changed.
ARG STATIC_RELEASE=""
ENV STATIC_RELEASE=${STATIC_RELEASE} STATIC_ROOT=/app/staticfiles
RUN useradd --system --home-dir /var/lib/dispatch112 --create-home dispatch112 \
    && python -m dispatch112.launcher.messages \
    && python manage.py collectstatic --noinput --verbosity 0

USER dispatch112
