"""The addresses of the sockets."""

from django.urls import path

from incidents.live.consumer import BoardConsumer

websocket_urlpatterns = [
    path("ws/board/", BoardConsumer.as_asgi()),
]
